import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { transactionResponse } from '@cyclefill/interop/fhir';
import { FhirRefusal } from '@cyclefill/interop/fhir-admission';
import { ApiReadVersion, Context, ReadVersion } from '@cyclefill/platform/http';
import type { RequestContext } from '@cyclefill/platform/http';
import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ImportFhir } from '../import/import-fhir.js';
import { ReadResource, requireSource } from '../read/read-resource.js';
import { WriteResources } from '../write/write-resources.js';
import { askerOf, baseOf, fhirAnswer, isLenient, requireJson } from './fhir-answer.js';
import { FHIR_MEDIA_TYPE, FHIR_PATH } from './fhir-errors.js';
import { FhirOperation } from './fhir-operation.decorator.js';

/** The body as it came. @throws Refusal `body.wrong-media` */
function bytesOf(body: unknown): Uint8Array {
  if (!(body instanceof Uint8Array)) throw new Refusal('body.wrong-media', { problems: [{ pointer: 'Content-Type', rule: `is not ${FHIR_MEDIA_TYPE}: resources are sent as it` }] });
  return body;
}

/** What is wrong with a resource, as any other wrong input. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FhirRefusal) throw new InvalidInput(error.problems.map(({ place, fix }) => ({ pointer: place === '' ? 'the body' : place, rule: fix })), { cause: error });
    throw error;
  }
}

/** Writing: a Bundle with a resident, and what of single resources may be said by another system. */
@ApiTags('fhir')
@ApiConsumes(FHIR_MEDIA_TYPE)
@ApiOkResponse({ schema: { type: 'object' }, description: 'A FHIR R4 resource' })
@Controller(FHIR_PATH)
export class FhirWriteController {
  constructor(@Inject(ImportFhir) private readonly importing: ImportFhir, @Inject(WriteResources) private readonly writing: WriteResources, @Inject(ReadResource) private readonly reading: ReadResource) {}

  @Post()
  @HttpCode(200)
  @ApiHeader({ name: 'X-Dry-Run', required: false, description: 'true: the very same work, and nothing of it is kept' })
  @FhirOperation({ id: 'fhir.transaction', permission: 'reconciliation.open', audit: 'write', summary: 'A Bundle of one patient: admits who is new, adds allergies and diagnoses, holds the medications against our orders; all of it or nothing, and the same again changes nothing' })
  async transaction(@Context() context: RequestContext, @Req() request: Request, @Body() body: unknown): Promise<StreamableFile> {
    requireJson(request);
    const isTrial = request.get('x-dry-run') === 'true';
    const bundle = { facility: null, place: null, scope: context.caller.scope, file: { name: 'bundle.json', content: bytesOf(body) } };
    const report = await told(() => (isTrial ? this.importing.preview(context.actor, bundle) : this.importing.execute(context.actor, bundle)));
    if (!isTrial) context.about(report.residentId);
    return fhirAnswer(transactionResponse(report));
  }

  @Put('Patient/:id')
  @ApiReadVersion()
  @FhirOperation({ id: 'fhir.update-patient', permission: 'census.write', audit: 'write', summary: 'Name, birth day and sex of a resident from today on' })
  async updatePatient(@Context() context: RequestContext, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Param('id', ParseUUIDPipe) id: string, @ReadVersion() readVersion: number, @Body() body: unknown): Promise<StreamableFile> {
    requireJson(request);
    await told(() => this.writing.updatePatient(context.actor, context.caller.scope, { id, readVersion }, { bytes: bytesOf(body), isLenient: isLenient(request) }));
    return this.asItIs(context, request, response, ['Patient', id]);
  }

  @Post('AllergyIntolerance')
  @FhirOperation({ id: 'fhir.create-allergy', permission: 'census.write', audit: 'write', summary: 'One more allergy of a resident, or that none is known; the same again is known' })
  async createAllergy(@Context() context: RequestContext, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Body() body: unknown): Promise<StreamableFile> {
    requireJson(request);
    const { id } = await told(() => this.writing.addAllergy(context.actor, context.caller.scope, { bytes: bytesOf(body), isLenient: isLenient(request) }));
    response.setHeader('Location', `${baseOf(request)}/AllergyIntolerance/${id}`);
    return this.asItIs(context, request, response, ['AllergyIntolerance', id]);
  }

  @Post('Condition')
  @FhirOperation({ id: 'fhir.create-condition', permission: 'census.write', audit: 'write', summary: 'One more diagnosis of a resident; the same again is known' })
  async createCondition(@Context() context: RequestContext, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Body() body: unknown): Promise<StreamableFile> {
    requireJson(request);
    const { id } = await told(() => this.writing.addCondition(context.actor, context.caller.scope, { bytes: bytesOf(body), isLenient: isLenient(request) }));
    response.setHeader('Location', `${baseOf(request)}/Condition/${id}`);
    return this.asItIs(context, request, response, ['Condition', id]);
  }

  @Put('MedicationRequest/:id')
  @ApiReadVersion()
  @FhirOperation({ id: 'fhir.update-request', permission: 'order.write', audit: 'write', summary: 'Holds, resumes or stops an order from now on, with the reason of statusReason; nothing else of it is changed' })
  async updateRequest(@Context() context: RequestContext, @Req() request: Request, @Res({ passthrough: true }) response: Response, @Param('id', ParseUUIDPipe) id: string, @ReadVersion() readVersion: number, @Body() body: unknown): Promise<StreamableFile> {
    requireJson(request);
    const { row } = await this.reading.execute(context.actor, askerOf(context, request), requireSource('MedicationRequest'), id);
    await told(() => this.writing.updateRequest(context.actor, context.caller.scope, { ours: row.resource, readVersion }, { bytes: bytesOf(body) }));
    return this.asItIs(context, request, response, ['MedicationRequest', id]);
  }

  /** The resource as it is now, with its version. */
  private async asItIs(context: RequestContext, request: Request, response: Response, [type, id]: readonly [string, string]): Promise<StreamableFile> {
    const { row } = await this.reading.execute(context.actor, askerOf(context, request), requireSource(type), id);
    if (row.patientId !== null) context.touched([row.patientId]);
    response.setHeader('ETag', `W/"${String(row.version)}"`);
    response.setHeader('Last-Modified', row.updatedAt.toUTCString());
    return fhirAnswer(row.resource);
  }
}
