import { Context } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Controller, Get, Inject, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { cursorAfter } from '../read/asked-pair.js';
import { readEverythingRequest } from '../read/everything-request.js';
import { ReadEverything } from '../read/read-everything.js';
import { type AskedParameters, pairsOf } from './asked-parameters.js';
import { askerOf, baseOf, fhirAnswer, requireJson } from './fhir-answer.js';
import { FHIR_PATH } from './fhir-errors.js';
import { FhirOperation } from './fhir-operation.decorator.js';
import { pageAnswer } from './page-answer.js';

@ApiTags('fhir')
@Controller(`${FHIR_PATH}/Patient/:id/$everything`)
export class FhirPatientController {
  constructor(@Inject(ReadEverything) private readonly reading: ReadEverything) {}

  @Get()
  @FhirOperation({ id: 'fhir.everything', permission: 'order.read', audit: 'phi', summary: 'All that is kept of a resident, page by page, with what it refers to' })
  @ApiOkResponse({ schema: { type: 'object' }, description: 'A Bundle of type searchset' })
  async everything(@Context() context: RequestContext, @Req() request: Request, @Param('id') id: string, @Query() query: AskedParameters): Promise<StreamableFile> {
    requireJson(request);
    const asked = readEverythingRequest(pairsOf(query));
    const page = await this.reading.execute(context.actor, askerOf(context, request), id, asked);
    context.about(id);
    context.touched([id]);
    const last = page.matches.at(-1);
    const cursor = page.hasMore && last !== undefined ? cursorAfter(`${last.resource.resourceType}/${last.id}`) : null;
    return fhirAnswer(pageAnswer({ base: baseOf(request), path: `Patient/${id}/$everything`, understood: asked.understood, ignored: [], cursor }, page));
  }
}
