import { Context, Operation } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { LookAhead } from '../look-ahead/look-ahead.js';
import { facilityCodeParams, lookAheadSchema } from './look-ahead.dto.js';
import type { FacilityCodeParams, LookAheadAnswer } from './look-ahead.dto.js';

@ApiTags('facilities')
@Controller('api/v1/facilities')
export class LookAheadController {
  constructor(@Inject(LookAhead) private readonly lookAhead: LookAhead) {}

  @Get(':code/look-ahead')
  @Operation({ id: 'facility.look-ahead', permission: 'look-ahead.read', audit: 'phi', summary: 'What will fail in the windows to come, with what to ask for: the whole list of a facility' })
  @ApiOkResponse({ standardSchema: lookAheadSchema })
  async read(@Context() context: RequestContext, @Param({ schema: facilityCodeParams }) { code }: FacilityCodeParams): Promise<LookAheadAnswer> {
    const windows = await this.lookAhead.execute(context.actor, context.caller.scope, { facilityCode: code, asOf: null });
    context.touched(windows.flatMap(({ items }) => items.map(({ residentId }) => residentId)));
    return { windows: windows.map(({ items, ...window }) => ({ ...window, items: items.map(({ residentCode: _code, wingId: _wing, ...item }) => item) })) };
  }
}
