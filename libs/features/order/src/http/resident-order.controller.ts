import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InputReading, localNow } from '../data/read-input.js';
import { findResident } from '../data/resident-scope.query.js';
import { ResidentOrdersQuery } from '../read-orders/resident-orders.query.js';
import type { ResidentOrder } from '../read-orders/resident-orders.query.js';
import { RecordCensusEvent, censusAnswerSchema, censusEventSchema } from '../record-census-event/record-census-event.js';
import type { CensusAnswer, CensusEventRequest } from '../record-census-event/record-census-event.js';
import { residentOrderList, residentOrdersQuery } from './order.dto.js';
import type { ResidentOrdersFilter } from './order.dto.js';

@ApiTags('residents')
@Controller('api/v1/residents/:id')
export class ResidentOrderController {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(RecordCensusEvent) private readonly recordCensusEvent: RecordCensusEvent) {}

  @Get('orders')
  @Operation({ id: 'resident.orders', permission: 'order.read', audit: 'phi', summary: "A resident's orders as of a moment and as known at an instant, by Rx number" })
  @ApiOkResponse({ standardSchema: residentOrderList })
  async orders(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Query({ schema: residentOrdersQuery }) query: ResidentOrdersFilter): Promise<{ items: ResidentOrder[] }> {
    context.touched([id]);
    const items = await this.uow.run(context.actor, async (tx) => {
      const { now, zone } = await findResident(tx, context.caller.scope, id);
      const input = new InputReading();
      const at = query.at === undefined ? localNow(now, zone) : input.moment('/at', query.at);
      input.check();
      return tx.get(ResidentOrdersQuery).run(id, at, query.knownAt === undefined ? now : new Date(query.knownAt), query.state === undefined ? ['active', 'held'] : [query.state]);
    });
    return { items };
  }

  @Post('census-events/preview')
  @HttpCode(200)
  @Operation({ id: 'census.preview', permission: 'census.write', audit: 'phi', summary: 'The difference that a leave, stay, move or discharge would make; writes nothing' })
  @ApiOkResponse({ standardSchema: censusAnswerSchema })
  preview(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @Body({ schema: censusEventSchema }) body: CensusEventRequest): Promise<CensusAnswer> {
    context.touched([id]);
    return this.recordCensusEvent.preview(context.actor, context.caller.scope, id, body);
  }

  @Post('census-events')
  @ApiRequestKey()
  @Operation({ id: 'census.record', permission: 'census.write', audit: 'write', summary: 'A leave, hospital stay, return, discharge, death, move or readmission, with the difference it makes' })
  @ApiCreatedResponse({ standardSchema: censusAnswerSchema })
  record(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: censusEventSchema }) body: CensusEventRequest): Promise<CensusAnswer> {
    context.touched([id]);
    return this.recordCensusEvent.execute(context.actor, context.caller.scope, id, key, body);
  }
}
