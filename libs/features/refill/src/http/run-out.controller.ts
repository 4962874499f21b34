import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ListRunOuts } from '../run-out/list-run-outs.js';
import { facilityCodeParams, runOutList } from './refill.dto.js';
import type { FacilityCodeParams, RunOutList } from './refill.dto.js';

@ApiTags('refills')
@Controller('api/v1/facilities')
export class RunOutController {
  constructor(@Inject(ListRunOuts) private readonly runOuts: ListRunOuts) {}

  @Get(':code/run-out')
  @Operation({ id: 'run-out.list', permission: 'refill.read', audit: 'phi', summary: 'Orders that run out within seven days, and PRN orders to look at, most urgent first' })
  @ApiOkResponse({ standardSchema: runOutList })
  async list(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams): Promise<RunOutList> {
    const items = await this.runOuts.execute(context.actor, context.caller.scope, code, null);
    context.touched(items.map(({ residentId }) => residentId));
    return { items: [...items] };
  }
}
