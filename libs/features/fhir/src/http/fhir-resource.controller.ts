import { Context } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { cursorAfter } from '../read/asked-pair.js';
import { ReadResource, requireSource } from '../read/read-resource.js';
import { readSearch } from '../read/search-request.js';
import { SearchResources } from '../read/search-resources.js';
import { askerOf, baseOf, fhirAnswer, isLenient, requireJson } from './fhir-answer.js';
import { FHIR_PATH } from './fhir-errors.js';
import { FhirOperation } from './fhir-operation.decorator.js';
import { type AskedParameters, pairsOf } from './asked-parameters.js';
import { pageAnswer } from './page-answer.js';

/** Reading and searching, of every type of the table alike. */
@ApiTags('fhir')
@ApiOkResponse({ schema: { type: 'object' }, description: 'A FHIR R4 resource' })
@Controller(FHIR_PATH)
export class FhirResourceController {
  constructor(@Inject(ReadResource) private readonly reading: ReadResource, @Inject(SearchResources) private readonly searching: SearchResources) {}

  @Get(':type')
  @FhirOperation({ id: 'fhir.search', permission: 'facility.read', audit: 'phi', summary: 'Resources of a type, a page of them as a Bundle; by what they are searched, metadata tells' })
  search(@Context() context: RequestContext, @Req() request: Request, @Param('type') type: string, @Query() query: AskedParameters): Promise<StreamableFile> {
    return this.find(context, request, type, query);
  }

  @Post(':type/_search')
  @HttpCode(200)
  @ApiConsumes('application/x-www-form-urlencoded')
  @FhirOperation({ id: 'fhir.search-by-form', permission: 'facility.read', audit: 'phi', summary: 'As GET, with the parameters in the body: what is looked for stands in no address' })
  searchByForm(@Context() context: RequestContext, @Req() request: Request, @Param('type') type: string, @Query() query: AskedParameters, @Body() form: AskedParameters): Promise<StreamableFile> {
    return this.find(context, request, type, query, form);
  }

  @Get(':type/:id')
  @FhirOperation({ id: 'fhir.read', permission: 'facility.read', audit: 'phi', summary: 'A resource as it is now' })
  async read(
    @Context() context: RequestContext, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Param('type') type: string, @Param('id') id: string,
  ): Promise<StreamableFile | undefined> {
    requireJson(request);
    const { row, isSettled } = await this.reading.execute(context.actor, askerOf(context, request), requireSource(type), id);
    if (row.patientId !== null) context.touched([row.patientId]);
    const tag = `W/"${String(row.version)}"`;
    response.setHeader('ETag', tag);
    response.setHeader('Last-Modified', row.updatedAt.toUTCString());
    // What the clock alone has changed since the version was recorded has no version of its own: it is told anew.
    if (isSettled && (request.get('if-none-match') ?? '').split(/,\s*/u).includes(tag)) {
      response.status(304);
      return undefined;
    }
    return fhirAnswer(row.resource);
  }

  private async find(context: RequestContext, request: Request, type: string, ...asked: readonly AskedParameters[]): Promise<StreamableFile> {
    requireJson(request);
    const search = readSearch(requireSource(type), asked.flatMap(pairsOf), isLenient(request));
    const page = await this.searching.execute(context.actor, askerOf(context, request), search);
    context.touched([...page.matches, ...page.included].flatMap(({ patientId }) => patientId ?? []));
    const last = page.matches.at(-1);
    return fhirAnswer(pageAnswer({ base: baseOf(request), path: search.source.type, understood: search.understood, ignored: search.ignored, cursor: page.hasMore && last !== undefined ? cursorAfter(last.id) : null }, page));
  }
}
