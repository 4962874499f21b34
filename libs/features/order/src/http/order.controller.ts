import { Refusal, idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { findOrderResident } from '../data/resident-scope.query.js';
import { OpenOrder } from '../open-order/open-order.js';
import { openedOrderSchema } from '../open-order/write-order.js';
import type { OpenedOrder } from '../open-order/write-order.js';
import { OrderHistoryQuery, orderHistorySchema } from '../read-orders/order-history.query.js';
import type { OrderHistory } from '../read-orders/order-history.query.js';
import { openOrderSchema } from './order.dto.js';
import type { OpenOrderBody } from './order.dto.js';
import { checkedOrderSchema } from '../change-order/order-command.js';
import type { CheckedOrder } from '../change-order/order-command.js';
import { ChangeOrder, changeOrderSchema } from '../change-order/change-order.js';
import type { ChangeOrderRequest } from '../change-order/change-order.js';

@ApiTags('orders')
@Controller('api/v1/orders')
export class OrderController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(OpenOrder) private readonly openOrder: OpenOrder,
    @Inject(ChangeOrder) private readonly changeOrder: ChangeOrder,
  ) {}

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'order.open', permission: 'order.write', audit: 'write', summary: 'A new order from a complete prescription' })
  @ApiCreatedResponse({ standardSchema: openedOrderSchema })
  open(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: openOrderSchema }) body: OpenOrderBody): Promise<OpenedOrder> {
    return this.openOrder.execute(context.actor, context.caller.scope, key, body);
  }

  @Get(':id')
  @Operation({ id: 'order.read', permission: 'order.read', audit: 'phi', summary: 'An order with its whole history' })
  @ApiOkResponse({ standardSchema: orderHistorySchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<OrderHistory> {
    context.about(id);
    const order = await this.uow.run(context.actor, async (tx) => {
      await findOrderResident(tx, context.caller.scope, id);
      return tx.get(OrderHistoryQuery).run(id);
    });
    if (order === null) throw new Refusal('order.not-found');
    context.touched([order.residentId]);
    return order;
  }

  @Post(':id/change')
  @ApiReadVersion()
  @Operation({ id: 'order.change', permission: 'order.write', audit: 'write', summary: 'Other directions, end, prescriber or purpose from a moment on' })
  @ApiCreatedResponse({ standardSchema: checkedOrderSchema })
  change(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @Body({ schema: changeOrderSchema }) body: ChangeOrderRequest,
  ): Promise<CheckedOrder> {
    context.about(id);
    return this.changeOrder.execute(context.actor, context.caller.scope, { orderId: id, readVersion }, body);
  }
}
