import { Refusal, idParamsSchema } from '@cyclefill/contracts';
import type { IdParams } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { ApiRequestKey, Context, Operation, RequestKey } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CycleListQuery, listedCycleSchema } from '../data/cycle-list.query.js';
import type { ListedCycle } from '../data/cycle-list.query.js';
import { SetCycle, cycleSettingSchema } from '../set-cycle/set-cycle.js';
import type { CycleSettingRequest } from '../set-cycle/set-cycle.js';

const cycleList = z.object({ items: z.array(listedCycleSchema) });

@ApiTags('facilities')
@Controller('api/v1/facilities/:id/cycles')
export class CycleController {
  constructor(@Inject(SetCycle) private readonly setCycle: SetCycle, @Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Get()
  @Operation({ id: 'cycle.list', permission: 'facility.read', audit: 'read', summary: 'The cycles of a facility and its wings, with their next windows' })
  @ApiOkResponse({ standardSchema: cycleList })
  async list(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams): Promise<z.output<typeof cycleList>> {
    context.about(id);
    const items = await this.uow.run(context.actor, (tx) => tx.get(CycleListQuery).run(context.caller.scope, id));
    if (items.length === 0) throw new Refusal('facility.not-found');
    return { items };
  }

  @Post()
  @ApiRequestKey()
  @Operation({ id: 'cycle.set', permission: 'facility.write', audit: 'write', summary: 'Fills a facility, or a wing of it, in another rhythm from a day on' })
  @ApiCreatedResponse({ standardSchema: listedCycleSchema })
  set(@Context() context: RequestContext, @Param({ schema: idParamsSchema }) { id }: IdParams, @RequestKey() key: string, @Body({ schema: cycleSettingSchema }) body: CycleSettingRequest): Promise<ListedCycle> {
    context.about(id);
    return this.setCycle.execute(context.actor, id, key, body);
  }
}
