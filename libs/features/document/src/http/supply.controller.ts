import { idParamsSchema, toPage } from '@cyclefill/contracts';
import type { IdParams, Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SupplyPageQuery } from '../data/supply-page.query.js';
import type { ListedSupply, SupplyFilter } from '../data/supply-page.query.js';
import { RetrySupply } from '../supply-papers/retry-supply.js';
import { supplyListQuery, supplyPage } from './supply.dto.js';

@ApiTags('refills')
@Controller('api/v1/supplies')
export class SupplyController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(RetrySupply) private readonly retrying: RetrySupply) {}

  @Get()
  @Operation({ id: 'supply.list', permission: 'refill.read', audit: 'phi', summary: 'What was filled outside a cycle, newest first: fills on demand and leaves, with the state of their papers' })
  @ApiOkResponse({ standardSchema: supplyPage })
  async list(@Context() context: RequestContext, @Query({ schema: supplyListQuery }) query: SupplyFilter): Promise<Page<ListedSupply>> {
    const rows = await this.uow.run(context.actor, (tx) => tx.get(SupplyPageQuery).run(context.caller.scope, query));
    const page = toPage(rows, query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Operation({ id: 'supply.retry', permission: 'refill.work', audit: 'phi', summary: 'Draws the papers of a supply again that were given up' })
  @ApiNoContentResponse()
  async retry(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<void> {
    context.about(id);
    await this.retrying.execute(context.actor, id);
  }
}
