import { idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { ApiReadVersion, ApiRequestKey, Context, Operation, ReadVersion, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DestroySupply, destroySupplySchema, destroyedSupplySchema } from '../returns/destroy-supply.js';
import type { DestroySupplyRequest, DestroyedSupply } from '../returns/destroy-supply.js';
import { SetReturnRule, listedReturnRuleSchema, setReturnRuleSchema } from '../returns/return-rule.js';
import type { SetReturnRuleRequest } from '../returns/return-rule.js';
import { ReturnSupply, returnSupplySchema, returnedSupplySchema } from '../returns/return-supply.js';
import type { ReturnSupplyRequest, ReturnedSupply } from '../returns/return-supply.js';

const returnRuleList = z.object({ items: z.array(listedReturnRuleSchema) }).meta({ id: 'ReturnRuleList' });

@ApiTags('returns')
@Controller('api/v1')
export class ReturnController {
  constructor(
    @Inject(ReturnSupply) private readonly returning: ReturnSupply,
    @Inject(DestroySupply) private readonly destroying: DestroySupply,
    @Inject(SetReturnRule) private readonly setRule: SetReturnRule,
  ) {}

  @Post('orders/:id/returns')
  @ApiRequestKey()
  @Operation({ id: 'supply.return', permission: 'supply.dispose', audit: 'phi', summary: 'Units of an order that come back: accepted or refused with the reasons, and credited as the payer says' })
  @ApiCreatedResponse({ standardSchema: returnedSupplySchema })
  async give(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: returnSupplySchema }) body: ReturnSupplyRequest): Promise<ReturnedSupply> {
    context.about(id);
    const returned = await this.returning.execute(context.actor, context.caller.scope, key, { id }, body);
    context.touched([returned.residentId]);
    return returned;
  }

  @Post('orders/:id/destructions')
  @ApiRequestKey()
  @Operation({ id: 'supply.destroy', permission: 'supply.dispose', audit: 'phi', summary: "What was destroyed of a resident's supply; a controlled drug takes two witnesses" })
  @ApiCreatedResponse({ standardSchema: destroyedSupplySchema })
  async destroy(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: destroySupplySchema }) body: DestroySupplyRequest): Promise<DestroyedSupply> {
    context.about(id);
    const destroyed = await this.destroying.execute(context.actor, context.caller.scope, key, { id }, body);
    context.touched([destroyed.residentId]);
    return destroyed;
  }

  @Get('return-rules')
  @Operation({ id: 'return-rule.list', permission: 'refill.read', audit: 'read', summary: 'What states allow of returns and payers credit, from which day on' })
  @ApiOkResponse({ standardSchema: returnRuleList })
  async list(@Context() context: RequestContext): Promise<z.output<typeof returnRuleList>> {
    return { items: await this.setRule.list(context.actor) };
  }

  @Put('return-rules')
  @HttpCode(204)
  @ApiReadVersion()
  @ApiRequestKey()
  @Operation({ id: 'return-rule.set', permission: 'facility.write', audit: 'write', summary: 'What a state allows of returns, or a payer credits, with its source; without a rule nothing is' })
  @ApiNoContentResponse()
  async set(@Context() context: RequestContext, @ReadVersion() readVersion: number, @RequestKey() key: string, @Body({ schema: setReturnRuleSchema }) body: SetReturnRuleRequest): Promise<void> {
    await this.setRule.execute(context.actor, { key, readVersion }, body);
  }
}
