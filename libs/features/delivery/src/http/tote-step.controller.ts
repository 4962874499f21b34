import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { receiveToteSchema, receivedToteSchema } from '../receipts/receipt-view.js';
import type { ReceiveToteRequest, ReceivedTote } from '../receipts/receipt-view.js';
import { ReceiveTote } from '../receipts/receive-tote.js';
import { MoveTote, closeToteSchema, loadToteSchema, toteStepSchema } from '../totes/move-tote.js';
import type { ToteStep } from '../totes/move-tote.js';
import { toteSchema } from '../totes/tote-view.js';
import type { ToteView } from '../totes/tote-view.js';
import { leftWithBody } from './delivery.dto.js';
import type { LeftWithBody } from './delivery.dto.js';

@ApiTags('totes')
@Controller('api/v1/totes')
export class ToteStepController {
  constructor(@Inject(MoveTote) private readonly moving: MoveTote, @Inject(ReceiveTote) private readonly receiving: ReceiveTote) {}

  @Post(':id/close')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'tote.close', permission: 'delivery.write', audit: 'phi', summary: 'Nothing more goes in, unless something in it is out of date: then what to pull' })
  @ApiOkResponse({ standardSchema: toteStepSchema })
  async close(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: closeToteSchema }) body: z.output<typeof closeToteSchema>): Promise<ToteStep> {
    return this.told(context, await this.moving.close(context.actor, context.caller.scope, { key, id, readVersion }, body));
  }

  @Post(':id/load')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'tote.load', permission: 'delivery.write', audit: 'phi', summary: 'It is loaded on a van that stops at its facility' })
  @ApiOkResponse({ standardSchema: toteStepSchema })
  async load(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: loadToteSchema }) body: z.output<typeof loadToteSchema>): Promise<ToteStep> {
    return this.told(context, await this.moving.load(context.actor, context.caller.scope, { key, id, readVersion }, body));
  }

  @Post(':id/delivery')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'tote.deliver', permission: 'delivery.write', audit: 'phi', summary: "The driver left it at the facility's door" })
  @ApiOkResponse({ standardSchema: toteSchema })
  async deliver(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: leftWithBody }) { leftWith }: LeftWithBody): Promise<ToteView> {
    const tote = await this.moving.deliver(context.actor, context.caller.scope, { key, id, readVersion }, leftWith);
    context.about(id);
    context.touched(tote.items.map(({ residentId }) => residentId));
    return tote;
  }

  @Post(':id/receipt')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'tote.receive', permission: 'delivery.receive', audit: 'phi', summary: 'The nurse received it: each thing scanned or all of them counted, what is short or damaged, signed' })
  @ApiOkResponse({ standardSchema: receivedToteSchema })
  async receive(
    @Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: receiveToteSchema }) body: ReceiveToteRequest,
  ): Promise<ReceivedTote> {
    context.about(id);
    const received = await this.receiving.execute(context.actor, context.caller.scope, { id, readVersion }, key, body);
    context.touched(received.receipt.lines.flatMap(({ residentId }) => residentId ?? []));
    return received;
  }

  private told(context: RequestContext, step: ToteStep): ToteStep {
    context.about(step.tote.id);
    context.touched(step.tote.items.map(({ residentId }) => residentId));
    return step;
  }
}
