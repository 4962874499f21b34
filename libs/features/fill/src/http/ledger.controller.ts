import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { orderLedgerSchema, orderLedgerView } from '../supply-ledger/ledger-view.js';
import type { OrderLedgerView } from '../supply-ledger/ledger-view.js';
import { OrderLedger } from '../supply-ledger/order-ledger.js';
import { ledgerQuery } from './ledger.dto.js';
import type { LedgerQuery } from './ledger.dto.js';

@ApiTags('orders')
@Controller('api/v1/orders')
export class LedgerController {
  constructor(@Inject(OrderLedger) private readonly orderLedger: OrderLedger) {}

  @Get(':id/ledger')
  @Operation({ id: 'order.ledger', permission: 'batch.read', audit: 'phi', summary: "Every movement of an order's supply with its rule and the balance after it" })
  @ApiOkResponse({ standardSchema: orderLedgerSchema })
  async ledger(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: ledgerQuery }) { asOf }: LedgerQuery): Promise<OrderLedgerView> {
    context.about(id);
    const found = await this.orderLedger.execute(context.actor, context.caller.scope, { order: { id }, asOf: asOf === undefined ? null : new Date(asOf) });
    context.touched([found.residentId]);
    return orderLedgerView(found);
  }
}
