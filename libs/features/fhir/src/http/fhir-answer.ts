import { Refusal } from '@cyclefill/contracts';
import type { RequestContext } from '@cyclefill/platform/http';
import { StreamableFile } from '@nestjs/common';
import type { FhirResource } from 'fhir/r4.js';
import type { Request } from 'express';
import type { Asker } from '../read/source-rows.js';
import { FHIR_MEDIA_TYPE, FHIR_PATH } from './fhir-errors.js';

/** A resource as the body of an answer, as bytes: the framework would answer another question of freshness than the one that was asked. */
export function fhirAnswer(resource: FhirResource): StreamableFile {
  const bytes = Buffer.from(JSON.stringify(resource));
  return new StreamableFile(bytes, { type: `${FHIR_MEDIA_TYPE}; charset=utf-8`, length: bytes.length });
}

/** Where the asker reaches this server, as it called it. */
export function baseOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}/${FHIR_PATH}`;
}

/** Who asks, and from where. */
export function askerOf({ caller: { role, scope } }: RequestContext, request: Request): Asker {
  return { role, scope, base: baseOf(request) };
}

/** @throws Refusal `body.not-acceptable` where only another format than JSON is taken */
export function requireJson(request: Request): void {
  if (request.accepts([FHIR_MEDIA_TYPE, 'application/json']) === false) throw new Refusal('body.not-acceptable', { problems: [{ pointer: 'Accept', rule: `asks for a format that is not served: ${FHIR_MEDIA_TYPE} is` }] });
}

/** Whether unknown parameters are passed over (`Prefer: handling=lenient`); nobody's wish is strict. */
export function isLenient(request: Request): boolean {
  return /(?:^|[\s,;])handling=lenient(?:$|[\s,;])/u.test(request.get('prefer') ?? '');
}
