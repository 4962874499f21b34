import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RecallLots, closeRecallSchema, openRecallReachSchema, openRecallSchema } from '../recalls/recall-lots.js';
import type { OpenRecallRequest, RecallWithReach } from '../recalls/recall-lots.js';
import { recallReachSchema } from '../recalls/recall-reach.query.js';
import type { RecallReach } from '../recalls/recall-reach.query.js';
import { recallSchema } from '../recalls/recall-view.js';

const recallList = z.object({ items: z.array(recallSchema) }).meta({ id: 'StockRecallList' });
const reachQuery = z.strictObject({ ndc11: z.string().regex(/^\d{11}$/u), lot: z.string().min(1).max(40) });

@ApiTags('inventory')
@Controller('api/v1/inventory/recalls')
export class RecallController {
  constructor(@Inject(RecallLots) private readonly recalling: RecallLots) {}

  @Get()
  @Operation({ id: 'stock.recalls', permission: 'stock.read', audit: 'read', summary: 'Recalls, the newest first' })
  @ApiOkResponse({ standardSchema: recallList })
  async list(@Context() { actor }: RequestContext): Promise<z.output<typeof recallList>> {
    return { items: [...(await this.recalling.list(actor))] };
  }

  @Get('reach')
  @Operation({ id: 'stock.recall-reach', permission: 'stock.read', audit: 'phi', summary: 'What a recall of a lot would reach: containers, packs, residents, facilities, emergency kits' })
  @ApiOkResponse({ standardSchema: recallReachSchema })
  async reach(@Context() context: RequestContext, @Query({ schema: reachQuery }) { ndc11, lot }: z.output<typeof reachQuery>): Promise<RecallReach> {
    const reach = await this.recalling.reach(context.actor, { ndc11, lots: [lot] });
    touch(context, reach);
    return reach;
  }

  @Post()
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'stock.recall', permission: 'stock.recall', audit: 'write', summary: 'Calls lots back: containers are set aside, and all that they reached is told' })
  @ApiOkResponse({ standardSchema: openRecallReachSchema })
  async open(@Context() context: RequestContext, @RequestKey() key: string, @Body({ schema: openRecallSchema }) body: OpenRecallRequest): Promise<RecallWithReach> {
    return told(context, await this.recalling.open(context.actor, key, body));
  }

  @Get(':id')
  @Operation({ id: 'stock.recall-read', permission: 'stock.read', audit: 'phi', summary: 'One recall with all that it reaches now' })
  @ApiOkResponse({ standardSchema: openRecallReachSchema })
  async read(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<RecallWithReach> {
    return told(context, await this.recalling.read(context.actor, id));
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'stock.recall-close', permission: 'stock.recall', audit: 'write', summary: 'Ends a recall of which nothing lies here any more' })
  @ApiOkResponse({ standardSchema: openRecallReachSchema })
  async close(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @ReadVersion() version: number, @RequestKey() key: string, @Body({ schema: closeRecallSchema }) { closure }: z.output<typeof closeRecallSchema>): Promise<RecallWithReach> {
    return told(context, await this.recalling.close(context.actor, { key, id, version }, closure));
  }
}

function touch(context: RequestContext, { residents, ekits, preparations }: RecallReach): void {
  context.touched([...residents.map(({ id }) => id), ...ekits.flatMap(({ mayHaveHad }) => mayHaveHad), ...preparations.map(({ residentId }) => residentId)]);
}

function told(context: RequestContext, recall: RecallWithReach): RecallWithReach {
  context.about(recall.id);
  touch(context, recall.reach);
  return recall;
}
