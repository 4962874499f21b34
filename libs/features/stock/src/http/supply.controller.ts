import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { KeepPar, setParSchema } from '../par/keep-par.js';
import type { SetParRequest } from '../par/keep-par.js';
import { orderLineSchema, parLevelSchema } from '../par/par-view.js';
import type { ParLevelView } from '../par/par-view.js';
import { OrderStock, endOrderSchema, orderStockSchema } from '../purchases/order-stock.js';
import type { EndOrderRequest, OrderStockRequest } from '../purchases/order-stock.js';
import { purchaseSchema } from '../purchases/purchase-view.js';
import type { PurchaseView } from '../purchases/purchase-view.js';

const parList = z.object({ items: z.array(parLevelSchema) }).meta({ id: 'ParLevelList' });
const orderListSchema = z.object({ items: z.array(orderLineSchema) }).meta({ id: 'StockOrderList' });
const purchaseList = z.object({ items: z.array(purchaseSchema) }).meta({ id: 'StockOrders' });
const ndcParams = z.strictObject({ ndc11: z.string().regex(/^\d{11}$/u) });

/** Par levels and what is ordered to reach them. */
@ApiTags('inventory')
@Controller('api/v1/inventory')
export class SupplyController {
  constructor(
    @Inject(KeepPar) private readonly par: KeepPar,
    @Inject(OrderStock) private readonly ordering: OrderStock,
  ) {}

  @Get('par')
  @Operation({ id: 'stock.par', permission: 'stock.read', audit: 'read', summary: 'Par levels with what the next four planned windows suggest, and how it was reckoned' })
  @ApiOkResponse({ standardSchema: parList })
  async suggest(@Context() { actor }: RequestContext): Promise<z.output<typeof parList>> {
    return { items: [...(await this.par.suggest(actor))] };
  }

  @Put('par/:ndc11')
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'stock.par-set', permission: 'stock.write', audit: 'write', summary: 'The par level of a product from a day on: as suggested, or otherwise with a reason' })
  @ApiOkResponse({ standardSchema: parLevelSchema })
  async setPar(@Context() { actor }: RequestContext, @Param({ schema: ndcParams }) { ndc11 }: z.output<typeof ndcParams>, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: setParSchema }) body: SetParRequest): Promise<ParLevelView> {
    return this.par.set(actor, ndc11, { key, readVersion }, body);
  }

  @Get('order-list')
  @Operation({ id: 'stock.order-list', permission: 'stock.read', audit: 'read', summary: 'Products below par, in packages, each with its numbers' })
  @ApiOkResponse({ standardSchema: orderListSchema })
  async orderList(@Context() { actor }: RequestContext): Promise<z.output<typeof orderListSchema>> {
    return { items: [...(await this.par.orderList(actor))] };
  }

  @Get('orders')
  @Operation({ id: 'stock.orders', permission: 'stock.read', audit: 'read', summary: 'Orders of stock, the newest first' })
  @ApiOkResponse({ standardSchema: purchaseList })
  async orders(@Context() { actor }: RequestContext): Promise<z.output<typeof purchaseList>> {
    return { items: [...(await this.ordering.list(actor))] };
  }

  @Post('orders')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'stock.order', permission: 'stock.write', audit: 'write', summary: 'Packages that were ordered of a supplier' })
  @ApiOkResponse({ standardSchema: purchaseSchema })
  async order(@Context() { actor }: RequestContext, @RequestKey() key: string, @Body({ schema: orderStockSchema }) body: OrderStockRequest): Promise<PurchaseView> {
    return this.ordering.place(actor, key, body);
  }

  @Post('orders/:id/end')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'stock.order-end', permission: 'stock.write', audit: 'write', summary: 'All that will come of an order has come, or it is cancelled' })
  @ApiOkResponse({ standardSchema: purchaseSchema })
  async end(@Context() { actor }: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @RequestKey() key: string, @Body({ schema: endOrderSchema }) body: EndOrderRequest): Promise<PurchaseView> {
    return this.ordering.end(actor, { key, id, version }, body);
  }
}
