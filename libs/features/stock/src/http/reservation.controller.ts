import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { reasonSchema } from '@cyclefill/features/order';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { batchPicksSchema } from '../reservations/pick-view.js';
import type { BatchPicks } from '../reservations/pick-view.js';
import { ReserveStock, reserveStockSchema } from '../reservations/reserve-stock.js';
import type { ReserveStockRequest } from '../reservations/reserve-stock.js';

const releaseBody = z.strictObject({ reason: reasonSchema });

@ApiTags('inventory')
@Controller('api/v1/inventory/batches/:id')
export class ReservationController {
  constructor(@Inject(ReserveStock) private readonly reserving: ReserveStock) {}

  @Get('picks')
  @Operation({ id: 'stock.picks', permission: 'stock.read', audit: 'phi', summary: 'Which containers each line of a batch takes from, out of what is kept for it' })
  @ApiOkResponse({ standardSchema: batchPicksSchema })
  async picks(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<BatchPicks> {
    return told(context, await this.reserving.read(context.actor, id));
  }

  @Post('reservation')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'stock.reserve', permission: 'stock.write', audit: 'write', summary: 'Keeps stock for the lines of a batch, first expiry first, or keeps anew what changed' })
  @ApiOkResponse({ standardSchema: batchPicksSchema })
  async reserve(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: reserveStockSchema }) body: ReserveStockRequest): Promise<BatchPicks> {
    return told(context, await this.reserving.reserve(context.actor, key, id, body));
  }

  @Post('release')
  @HttpCode(200)
  @ApiRequestKey()
  @Operation({ id: 'stock.release', permission: 'stock.write', audit: 'write', summary: 'Lets go of what is kept for a batch' })
  @ApiOkResponse({ standardSchema: batchPicksSchema })
  async release(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: releaseBody }) { reason }: z.output<typeof releaseBody>): Promise<BatchPicks> {
    return told(context, await this.reserving.release(context.actor, key, id, reason));
  }
}

function told(context: RequestContext, picks: BatchPicks): BatchPicks {
  context.about(picks.batchId);
  context.touched(picks.lines.map(({ residentId }) => residentId));
  return picks;
}
