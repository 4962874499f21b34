import { Refusal } from '@cyclefill/contracts';
import { INTAKE_SOURCES, type IntakeSource } from '@cyclefill/domain/orders';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type PrescriptionContent, prescriptionContentSchema } from './prescription-content.js';
import { type PrescriptionReading, readPrescription } from './read-prescription.js';

const CurrentRow = z.object({
  facilityId: z.string(), source: z.enum(INTAKE_SOURCES), readingId: z.string(), version: z.int(), content: prescriptionContentSchema, documentOnFile: z.boolean(), hasOrder: z.boolean(),
});
/** An intake with its current reading. */
export type CurrentIntake = z.output<typeof CurrentRow>;

/** A reading that was recorded. */
export interface RecordedReading extends PrescriptionReading {
  readonly readingId: string;
  readonly version: number;
}

/** Intakes as rows; a newer reading closes the one before. */
export class IntakeRepository {
  constructor(private readonly tx: Tx) {}

  /** Records that something arrived. */
  async open(facilityId: string, source: IntakeSource): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute('insert into intake (id, tenant_id, facility_id, source, recorded_at, recorded_by) values ($1, $2, $3, $4, now(), $5)', [
      id, this.tx.actor.tenantId, facilityId, source, this.tx.actor.userId,
    ]);
    return id;
  }

  /** The intake with its current reading, locked: who waited sees the reading that the other left, which a row lock on the old one would not show. @throws Refusal `intake.not-found` */
  async lock(intakeId: string): Promise<CurrentIntake> {
    await this.tx.execute(`select pg_advisory_xact_lock(hashtextextended('intake ' || $1::text, 0))`, [intakeId]);
    const [row] = await this.tx.query(
      CurrentRow,
      `select i.facility_id as "facilityId", i.source, r.id as "readingId", r.version, r.content,
         exists (select from intake_document d where d.intake_id = i.id) as "documentOnFile", exists (select from med_order o where o.intake_id = i.id) as "hasOrder"
       from intake i join intake_reading r on r.intake_id = i.id and r.superseded_at is null where i.id = $1`,
      [intakeId],
    );
    if (row === undefined) throw new Refusal('intake.not-found');
    return row;
  }

  /** Reads the content, checks it, and records what was read and what it lacks. */
  async record(intakeId: string, arrival: { readonly facilityId: string; readonly source: IntakeSource; readonly documentOnFile: boolean }, content: PrescriptionContent, before: number): Promise<RecordedReading> {
    const { tx } = this;
    const reading = await readPrescription(tx, arrival, content);
    const readingId = tx.newId();
    await tx.execute('update intake_reading set superseded_at = now() where intake_id = $1 and superseded_at is null', [intakeId]);
    await tx.execute(
      `insert into intake_reading (id, tenant_id, facility_id, intake_id, resident_id, version, content, missing, complete, recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10)`,
      [
        readingId, tx.actor.tenantId, arrival.facilityId, intakeId, reading.residentId, before + 1, JSON.stringify(content), JSON.stringify(reading.gaps), reading.gaps.length === 0,
        tx.actor.userId,
      ],
    );
    return { ...reading, readingId, version: before + 1 };
  }
}
