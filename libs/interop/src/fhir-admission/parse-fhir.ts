import { type BrokenJsonLimit, brokenJsonLimit } from '@cyclefill/interop/json';
import { FhirRefusal } from './admission.js';

export const FHIR_LIMITS = { bytes: 8 * 1024 * 1024, depth: 40, keys: 500_000 } as const;
const LIMIT_FIXES: Readonly<Record<BrokenJsonLimit, string>> = {
  'too-deep': `is nested deeper than ${FHIR_LIMITS.depth} levels: no resource of FHIR is`, 'too-many-keys': `holds more than ${FHIR_LIMITS.keys} elements: send one patient at a time`,
  'key-twice': 'names one element twice in one object: leave one of them out',
};

/** Refuses what is there at one place. */
export const refuse = (place: string, fix: string): never => {
  throw new FhirRefusal([{ place, fix }]);
};

/** The JSON of a resource. @throws FhirRefusal */
export function parseFhir(bytes: Uint8Array): unknown {
  if (bytes.length > FHIR_LIMITS.bytes) refuse('', `is larger than ${FHIR_LIMITS.bytes / 1024 / 1024} MiB: send one patient at a time`);
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    JSON.parse(text);
  } catch (error) {
    throw Object.assign(new FhirRefusal([{ place: '', fix: 'is no JSON in UTF-8' }]), { cause: error });
  }
  const broken = brokenJsonLimit(text, FHIR_LIMITS);
  return broken === null ? JSON.parse(text) : refuse('', LIMIT_FIXES[broken]);
}

type Shape<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } } };

/** A resource of its shape. @throws FhirRefusal with every place that is wrong */
export function checked<T>(shape: Shape<T>, resource: unknown, place: string): T {
  const read = shape.safeParse(resource);
  if (read.success) return read.data;
  throw new FhirRefusal(read.error.issues.slice(0, 20).map(({ path, message }) => ({ place: pathText(place, path), fix: `is not as FHIR R4 has it (${message})` })));
}

/** `Bundle.entry[3].resource.birthDate`. */
export const pathText = (place: string, path: readonly PropertyKey[]): string => `${place}${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')}`;

