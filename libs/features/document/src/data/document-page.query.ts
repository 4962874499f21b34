import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { instantSchema, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A rendered document; its name holds ids only. */
export const listedDocumentSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), wingId: z.uuid().nullable(), residentId: z.uuid().nullable(), batchId: z.uuid().nullable(), supplyId: z.uuid().nullable(),
  kind: z.string(), name: z.string(), paper: z.string(), revision: z.int(), replaces: z.int().nullable(),
  sha256: z.string(), bytes: z.int(), pages: z.int(), engineVersion: z.string(), createdAt: instantSchema,
}).meta({ id: 'Document' });
export type ListedDocument = z.output<typeof listedDocumentSchema>;

export interface DocumentFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly wingId?: string | undefined;
  readonly batchId?: string | undefined;
  readonly supplyId?: string | undefined;
  readonly kind?: string | undefined;
}

/** A part of a scope without a wing covers its whole facility; a document without a wing is the facility's, not a wing's. */
const WING_IN_SCOPE = `($1::uuid[] is null or exists (
  select from unnest($1::uuid[], $2::uuid[]) as s (facility_id, wing_id)
  where s.facility_id = d.facility_id and (s.wing_id is null or s.wing_id = d.wing_id)))`;

/** Condition of a query whose `$1` and `$2` are the `scopeArrays` of the caller, over documents `d`. What is about one resident goes with them: it is seen by the wing that the census has them in now, wherever it was made for. */
export const DOCUMENT_IN_SCOPE = `case when d.resident_id is null then ${WING_IN_SCOPE} else ${residentInScope({ facility: 'd.facility_id', resident: 'd.resident_id' })} end`;

const SELECT = `
  select d.id, d.facility_id as "facilityId", d.wing_id as "wingId", d.resident_id as "residentId", d.batch_id as "batchId", d.supply_id as "supplyId", d.kind, d.name, d.paper,
    d.revision, d.replaces, d.sha256, d.bytes, d.pages, d.engine_version as "engineVersion", d.created_at as "createdAt"
  from document d where ${DOCUMENT_IN_SCOPE}`;

/** Who uses an outdated sheet gives an outdated dose: lists hold the latest revision only. */
const LATEST = `not exists (
  select from document n where n.facility_id = d.facility_id and n.wing_id is not distinct from d.wing_id
    and n.resident_id is not distinct from d.resident_id and (n.kind, n.name, n.paper) = (d.kind, d.name, d.paper) and n.revision > d.revision)`;

/** Documents of the scope, newest first, one more than the limit; or one of them, whatever its revision. */
export class DocumentPageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, facilityId, wingId, batchId, supplyId, kind }: DocumentFilter): Promise<ListedDocument[]> {
    return this.tx.query(listedDocumentSchema, `${SELECT} and ${LATEST}
      and ($3::uuid is null or d.id < $3) and ($4::uuid is null or d.facility_id = $4) and ($5::uuid is null or d.wing_id = $5)
      and ($6::uuid is null or d.batch_id = $6) and ($7::text is null or d.kind = $7) and ($8::uuid is null or d.supply_id = $8)
      order by d.id desc limit $9`,
      [...scopeArrays(scope), cursor ?? null, facilityId ?? null, wingId ?? null, batchId ?? null, kind ?? null, supplyId ?? null, limit + 1]);
  }

  async one(scope: AccessScope, id: string): Promise<ListedDocument | null> {
    const [document] = await this.tx.query(listedDocumentSchema, `${SELECT} and d.id = $3`, [...scopeArrays(scope), id]);
    return document ?? null;
  }

  /** Whether a document is the newest revision of what it is. */
  async isLatest(id: string): Promise<boolean> {
    return (await this.tx.query(z.object({ id: z.uuid() }), `select d.id from document d where d.id = $1 and ${LATEST}`, [id])).length > 0;
  }
}
