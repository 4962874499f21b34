import { type AccessScope, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { INTAKE_SOURCES } from '@cyclefill/domain/orders';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { questionSchema } from '../clarification/clarification.repository.js';
import { INTAKE_MEDIA } from './document-type.js';
import { prescriptionContentSchema } from './prescription-content.js';

const documentSchema = z.object({ sha256: z.string(), mediaType: z.enum(INTAKE_MEDIA), bytes: z.int(), recordedAt: instantSchema });

/** An intake as it stands, with the papers it came on. */
export const intakeSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), source: z.enum(INTAKE_SOURCES), receivedAt: instantSchema, residentId: z.uuid().nullable(), version: z.int(), complete: z.boolean(),
  missing: z.array(questionSchema), content: prescriptionContentSchema, orderId: z.uuid().nullable(), documents: z.array(documentSchema),
}).meta({ id: 'Intake' });
export type IntakeView = z.output<typeof intakeSchema>;

/** One intake of a scope by id, or null. */
export class IntakeQuery {
  constructor(private readonly tx: Tx) {}

  async one(scope: AccessScope, id: string): Promise<IntakeView | null> {
    const documents = await this.tx.query(documentSchema, 'select sha256, media_type as "mediaType", bytes, recorded_at as "recordedAt" from intake_document where intake_id = $1 order by recorded_at, id', [id]);
    const [row] = await this.tx.query(
      intakeSchema.omit({ documents: true }),
      `select i.id, i.facility_id as "facilityId", i.source, i.recorded_at as "receivedAt", r.resident_id as "residentId", r.version, r.complete, r.missing, r.content,
         (select o.id from med_order o where o.intake_id = i.id) as "orderId"
       from intake i join intake_reading r on r.intake_id = i.id and r.superseded_at is null
       where i.id = $3 and ${residentInScope({ facility: 'i.facility_id', resident: 'r.resident_id' })}`,
      [...scopeArrays(scope), id],
    );
    return row === undefined ? null : { ...row, documents };
  }
}
