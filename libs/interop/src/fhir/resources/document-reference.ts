import type { DocumentReference } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** A rendered document. */
export interface DocumentFacts extends Stamp {
  readonly facilityId: string;
  readonly residentId: string | null;
  readonly kind: string;
  readonly name: string;
  readonly revision: number;
  readonly isLatest: boolean;
  readonly bytes: number;
  readonly pages: number;
  readonly createdAt: Date;
  /** Where its PDF is read, with the same token. */
  readonly url: string;
}

/** A document with the address of its PDF. */
export function documentReferenceResource(document: DocumentFacts): DocumentReference {
  const { id, facilityId, residentId, kind, name, revision, isLatest, bytes, pages, createdAt, url } = document;
  return {
    resourceType: 'DocumentReference', ...stamped(document),
    masterIdentifier: { system: SYSTEMS.uri, value: `urn:uuid:${id}` },
    status: isLatest ? 'current' : 'superseded',
    docStatus: 'final',
    type: { coding: [{ system: SYSTEMS.documentKind, code: kind }] },
    ...(residentId !== null && { subject: { reference: `Patient/${residentId}` } }),
    date: createdAt.toISOString(),
    custodian: { reference: `Organization/${facilityId}` },
    description: `${name}, revision ${String(revision)}, ${String(pages)} ${pages === 1 ? 'page' : 'pages'}`,
    content: [{ attachment: { contentType: 'application/pdf', url, size: bytes, title: name, creation: createdAt.toISOString() } }],
  };
}
