import { Operation } from '@cyclefill/platform/http';
import type { OperationOptions } from '@cyclefill/platform/http';
import { applyDecorators } from '@nestjs/common';
import { ApiDefaultResponse, ApiProduces } from '@nestjs/swagger';
import { FHIR_MEDIA_TYPE } from './fhir-errors.js';

/** As `Operation`; described with the errors that this API has: OperationOutcomes. */
export function FhirOperation(options: OperationOptions): MethodDecorator {
  return applyDecorators(Operation(options), ApiProduces(FHIR_MEDIA_TYPE), ApiDefaultResponse({ description: 'An OperationOutcome', content: { [FHIR_MEDIA_TYPE]: { schema: { type: 'object' } } } }));
}
