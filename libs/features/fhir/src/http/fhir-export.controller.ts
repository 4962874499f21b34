import { Readable } from 'node:stream';
import { Context, cutOff } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Logger, errorFields } from '@cyclefill/platform/logging';
import { Controller, Get, HttpCode, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ExportFacility } from '../export/export-facility.js';
import { type ExportJob, jobName, readJobName } from '../export/export-job.js';
import { type AskedParameters, pairsOf } from './asked-parameters.js';
import { askerOf, baseOf } from './fhir-answer.js';
import { FHIR_PATH } from './fhir-errors.js';
import { FhirOperation } from './fhir-operation.decorator.js';

const NDJSON = 'application/fhir+ndjson';

/** What a finished export is made of (Bulk Data Access). */
interface ExportManifest {
  readonly transactionTime: string;
  readonly request: string;
  readonly requiresAccessToken: true;
  readonly output: readonly { readonly type: string; readonly url: string }[];
  readonly error: readonly never[];
}

/** The export of a facility: begun, asked after, and read file by file. */
@ApiTags('fhir')
@Controller(FHIR_PATH)
export class FhirExportController {
  constructor(@Inject(ExportFacility) private readonly exporting: ExportFacility, @Inject(Logger) private readonly log: Logger) {}

  @Get('Group/:id/$export')
  @HttpCode(202)
  @FhirOperation({ id: 'fhir.export', permission: 'fhir.export', audit: 'read', summary: 'Begins an export of a facility; Content-Location says where to ask after it' })
  @ApiAcceptedResponse({ description: 'Begun' })
  async begin(@Context() context: RequestContext, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Param('id') id: string, @Query() query: AskedParameters): Promise<void> {
    const job = await this.exporting.begin(context.actor, askerOf(context, request), id, pairsOf(query));
    context.about(job.facility);
    response.setHeader('Content-Location', addressOf(request, job));
  }

  @Get('export/:job')
  @FhirOperation({ id: 'fhir.export-manifest', permission: 'fhir.export', audit: 'read', summary: 'The files of an export' })
  @ApiOkResponse({ schema: { type: 'object' }, description: 'The manifest' })
  async manifest(@Context() context: RequestContext, @Req() request: Request, @Param('job') name: string): Promise<ExportManifest> {
    const job = readJobName(name);
    const types = await this.exporting.types(context.actor, askerOf(context, request), job);
    context.about(job.facility);
    return {
      transactionTime: job.at, request: `${baseOf(request)}/Group/${job.facility}/$export`, requiresAccessToken: true,
      output: types.map((type) => ({ type, url: `${addressOf(request, job)}/${type}` })), error: [],
    };
  }

  @Get('export/:job/:type')
  @FhirOperation({ id: 'fhir.export-file', permission: 'fhir.export', audit: 'phi', summary: 'Resources of one type, a line each' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: NDJSON })
  async file(@Context() context: RequestContext, @Req() request: Request, @Param('job') name: string, @Param('type') type: string): Promise<StreamableFile> {
    const job = readJobName(name);
    const lines = this.exporting.lines(context.actor, askerOf(context, request), job, type);
    context.about(job.facility);
    context.touched(await this.exporting.residents(context.actor, job));
    return new StreamableFile(Readable.from(lines), { type: NDJSON }).setErrorHandler((error, response) => {
      this.log.error('fhir.export.cut', { facilityId: job.facility, ...errorFields(error) });
      cutOff(response);
    });
  }
}

const addressOf = (request: Request, job: ExportJob): string => `${baseOf(request)}/export/${jobName(job)}`;
