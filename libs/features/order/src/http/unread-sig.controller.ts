import { toPage } from '@cyclefill/contracts';
import type { Page } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { VisibleFacilityQuery } from '../data/visible-facility.query.js';
import { type UnreadSig, UnreadSigPageQuery } from '../unread-sigs/unread-sig-page.query.js';
import { type UnreadSigListQuery, unreadSigListQuery, unreadSigPage } from './unread-sig.dto.js';

@ApiTags('orders')
@Controller('api/v1/orders')
export class UnreadSigController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get('unread-sigs')
  @Operation({ id: 'order.unread-sigs', permission: 'exception.read', audit: 'phi', summary: 'Orders of a facility whose text could not be read or disagrees with them' })
  @ApiOkResponse({ standardSchema: unreadSigPage })
  async unreadSigs(@Context() context: RequestContext, @Query({ schema: unreadSigListQuery }) query: UnreadSigListQuery): Promise<Page<UnreadSig>> {
    context.about(query.facilityId);
    const rows = await this.uow.run(context.actor, async (tx) => {
      await tx.get(VisibleFacilityQuery).require(context.caller.scope, query.facilityId);
      return tx.get(UnreadSigPageQuery).run(context.caller.scope, query);
    });
    const page = toPage(rows, query.limit);
    context.touched(page.items.map(({ residentId }) => residentId));
    return page;
  }
}
