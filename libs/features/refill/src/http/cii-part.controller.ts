import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ciiPartAnswerSchema, ciiPartsSchema } from '../cii-parts/part-view.js';
import type { CiiPartAnswer, CiiParts } from '../cii-parts/part-view.js';
import { RecordCiiPart, recordPartSchema } from '../cii-parts/record-cii-part.js';
import type { RecordPartRequest } from '../cii-parts/record-cii-part.js';

@ApiTags('orders')
@Controller('api/v1/orders/:id/cii-parts')
export class CiiPartController {
  constructor(@Inject(RecordCiiPart) private readonly recordPart: RecordCiiPart) {}

  @Get()
  @Operation({ id: 'cii-part.list', permission: 'order.read', audit: 'phi', summary: 'Parts of a Schedule II prescription, what remains of it and until when' })
  @ApiOkResponse({ standardSchema: ciiPartsSchema })
  async list(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<CiiParts> {
    context.about(id);
    const { residentId, ...parts } = await this.recordPart.read(context.actor, context.caller.scope, id);
    context.touched([residentId]);
    return parts;
  }

  @Post()
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'cii-part.record', permission: 'refill.decide', audit: 'write', summary: 'Give a part of a Schedule II prescription; above what remains or after its last day it is refused with the rule' })
  @ApiOkResponse({ standardSchema: ciiPartAnswerSchema })
  record(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: recordPartSchema }) body: RecordPartRequest,
  ): Promise<CiiPartAnswer> {
    context.about(id);
    return this.recordPart.execute(context.actor, context.caller.scope, id, key, body);
  }
}
