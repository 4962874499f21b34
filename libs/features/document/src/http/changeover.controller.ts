import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChangeoverListQuery } from '../changeover/changeover-list.query.js';
import { changeoverList } from './changeover.dto.js';
import type { ChangeoverList } from './changeover.dto.js';

@ApiTags('documents')
@Controller('api/v1/changeovers')
export class ChangeoverController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get()
  @Operation({ id: 'changeover.list', permission: 'document.read', audit: 'read', summary: 'How far each facility is with the records of its coming month, the most pressing first' })
  @ApiOkResponse({ standardSchema: changeoverList })
  async list(@Context() context: RequestContext): Promise<ChangeoverList> {
    return { items: [...(await this.uow.run(context.actor, (tx) => tx.get(ChangeoverListQuery).run(context.caller.scope)))] };
  }
}
