import { Context } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { PreviewSchedule } from '../preview/preview-schedule.js';
import { type AskedParameters, pairsOf } from './asked-parameters.js';
import { fhirAnswer, requireJson } from './fhir-answer.js';
import { FHIR_PATH } from './fhir-errors.js';
import { FhirOperation } from './fhir-operation.decorator.js';

@ApiTags('fhir')
@Controller(`${FHIR_PATH}/MedicationRequest/:id/$preview-schedule`)
export class FhirOrderController {
  constructor(@Inject(PreviewSchedule) private readonly previewing: PreviewSchedule) {}

  @Get()
  @FhirOperation({ id: 'fhir.preview-schedule', permission: 'order.read', audit: 'phi', summary: 'The doses of an order from start to end, both days included' })
  @ApiOkResponse({ schema: { type: 'object' }, description: 'Parameters, one dose each' })
  async preview(@Context() context: RequestContext, @Req() request: Request, @Param('id') id: string, @Query() query: AskedParameters): Promise<StreamableFile> {
    requireJson(request);
    const { residentId, parameters } = await this.previewing.execute(context.actor, context.caller, id, pairsOf(query));
    context.about(id);
    context.touched([residentId]);
    return fhirAnswer(parameters);
  }
}
