import { Refusal, toPage } from '@cyclefill/contracts';
import type { Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BatchPageQuery } from '../data/batch-page.query.js';
import { ExceptionPageQuery } from '../data/exception-page.query.js';
import type { ListedException } from '../data/exception-page.query.js';
import { exceptionListQuery, exceptionPage } from './exception.dto.js';
import type { ExceptionListQuery } from './exception.dto.js';

@ApiTags('exceptions')
@Controller('api/v1/exceptions')
export class ExceptionController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get()
  @Operation({ id: 'exception.list', permission: 'exception.read', audit: 'phi', summary: 'What the rules found in a batch, in the order found' })
  @ApiOkResponse({ standardSchema: exceptionPage })
  async list(@Context() context: RequestContext, @Query({ schema: exceptionListQuery }) query: ExceptionListQuery): Promise<Page<ListedException>> {
    context.about(query.batchId);
    const rows = await this.uow.run(context.actor, async (tx) => {
      if ((await tx.get(BatchPageQuery).one(context.caller.scope, query.batchId)) === null) throw new Refusal('batch.not-found');
      return tx.get(ExceptionPageQuery).run(query.batchId, query);
    });
    const page = toPage(rows, query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }
}
