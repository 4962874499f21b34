import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadSupplyGauge } from '../gauge/read-supply-gauge.js';
import { TakeBackPack, packTakenBackSchema, takeBackSchema } from '../returns/take-back-pack.js';
import type { PackTakenBack, TakeBackRequest } from '../returns/take-back-pack.js';
import { WhereIsIt } from '../where/where-is-it.js';
import { whereOrderSchema, whereSchema } from '../where/where-view.js';
import type { WhereOrderView, WhereView } from '../where/where-view.js';
import { codeParams, supplyGauges } from './delivery.dto.js';
import type { CodeParams, SupplyGauges } from './delivery.dto.js';

@ApiTags('deliveries')
@Controller('api/v1')
export class WhereController {
  constructor(@Inject(WhereIsIt) private readonly asking: WhereIsIt, @Inject(TakeBackPack) private readonly returns: TakeBackPack, @Inject(ReadSupplyGauge) private readonly gauges: ReadSupplyGauge) {}

  @Get('packs/by-code/:code/where')
  @Operation({ id: 'pack.where', permission: 'delivery.read', audit: 'phi', summary: 'Where is it? One sentence for a scanned pack: packed, checked, on which van, received when by whom, or why not' })
  @ApiOkResponse({ standardSchema: whereSchema })
  async pack(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams): Promise<WhereView> {
    const found = await this.asking.pack(context.actor, context.caller.scope, code);
    context.about(found.packId);
    context.touched([found.residentId]);
    return found;
  }

  @Get('orders/:id/where')
  @Operation({ id: 'order.where', permission: 'delivery.read', audit: 'phi', summary: 'Where is what was filled last of an order, or why is there nothing' })
  @ApiOkResponse({ standardSchema: whereOrderSchema })
  async order(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<WhereOrderView> {
    context.about(id);
    const found = await this.asking.order(context.actor, context.caller.scope, id);
    context.touched([found.residentId]);
    return found;
  }

  @Post('packs/by-code/:code/return')
  @ApiRequestKey()
  @Operation({ id: 'pack.return', permission: 'supply.dispose', audit: 'phi', summary: 'A pack comes back; the rules of returns decide on every order in it' })
  @ApiCreatedResponse({ standardSchema: packTakenBackSchema })
  async takeBack(@Context() context: RequestContext, @Param({ schema: codeParams }) { code }: CodeParams, @RequestKey() key: string, @Body({ schema: takeBackSchema }) body: TakeBackRequest): Promise<PackTakenBack> {
    const taken = await this.returns.execute(context.actor, context.caller.scope, code, key, body);
    context.about(taken.packId);
    context.touched(taken.returns.map(({ residentId }) => residentId));
    return taken;
  }

  @Get('residents/:id/supply')
  @Operation({ id: 'resident.supply', permission: 'delivery.read', audit: 'phi', summary: 'How much of each order is at the facility, on its way and authorised, and when it runs out' })
  @ApiOkResponse({ standardSchema: supplyGauges })
  async supply(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<SupplyGauges> {
    context.about(id);
    const items = await this.gauges.execute(context.actor, context.caller.scope, id);
    context.touched([id]);
    return { items: [...items] };
  }
}
