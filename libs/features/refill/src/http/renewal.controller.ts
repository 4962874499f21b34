import { idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RenewalPageQuery } from '../data/renewal-page.query.js';
import type { ListedRenewal, RenewalFilter } from '../data/renewal-page.query.js';
import { MoveRenewal } from '../renewal/move-renewal.js';
import { renewalListQuery, renewalPage, renewalStepBody } from './refill.dto.js';
import type { RenewalStepBody } from './refill.dto.js';

@ApiTags('refills')
@Controller('api/v1/renewal-requests')
export class RenewalController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(MoveRenewal) private readonly moving: MoveRenewal) {}

  @Get()
  @Operation({ id: 'renewal.list', permission: 'refill.read', audit: 'phi', summary: 'Renewals asked of prescribers, newest first' })
  @ApiOkResponse({ standardSchema: renewalPage })
  async list(@Context() context: RequestContext, @Query({ schema: renewalListQuery }) query: RenewalFilter): Promise<Page<ListedRenewal>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(RenewalPageQuery).run(context.caller.scope, query));
    const page = toPage(rows, query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  @Post(':id/steps')
  @HttpCode(204)
  @Operation({ id: 'renewal.step', permission: 'refill.work', audit: 'phi', summary: 'A renewal was sent, approved, denied or never answered' })
  @ApiNoContentResponse()
  async step(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: renewalStepBody }) { status, note }: RenewalStepBody): Promise<void> {
    context.about(id);
    await this.moving.execute(context.actor, id, status, note);
  }
}
