import { capabilityStatement } from '@cyclefill/interop/fhir';
import { Controller, Get, Req, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { servedTypes } from '../read/resource-table.js';
import { baseOf, fhirAnswer, requireJson } from './fhir-answer.js';
import { FHIR_PATH } from './fhir-errors.js';
import { FhirOperation } from './fhir-operation.decorator.js';

@ApiTags('fhir')
@Controller(FHIR_PATH)
export class FhirMetadataController {
  @Get('metadata')
  @FhirOperation({ id: 'fhir.metadata', permission: 'public', audit: 'none', summary: 'What this server does, as a CapabilityStatement' })
  @ApiOkResponse({ schema: { type: 'object' }, description: 'A CapabilityStatement' })
  metadata(@Req() request: Request): StreamableFile {
    requireJson(request);
    return fhirAnswer(capabilityStatement(baseOf(request), servedTypes()));
  }
}
