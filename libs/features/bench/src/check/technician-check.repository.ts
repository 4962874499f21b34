import { type AuditedCheck, type CheckProgramme, type ProgrammeStanding, programmeStanding } from '@cyclefill/domain/bench';
import type { Day } from '@cyclefill/domain/kernel';
import { dayNumber } from '@cyclefill/features/fill';
import type { LivingPack } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const ProgrammeRow = z.object({ allowed: z.boolean(), min_checks: z.int(), min_days: z.int(), min_accuracy_per_mille: z.int() });
const CheckRow = z.object({ on: z.int().transform((on) => on as Day), correct: z.boolean() });
const IdRow = z.object({ id: z.string(), technician_id: z.string() });

/** A programme of a state as it is set. */
export interface NewProgramme extends CheckProgramme {
  readonly state: string;
  readonly source: string;
}

/** Checks of packs by technicians and what pharmacists found when they looked again (R241). */
export class TechnicianCheckRepository {
  constructor(private readonly tx: Tx) {}

  async setProgramme({ state, allowed, minChecks, minDays, minAccuracyPerMille, source }: NewProgramme): Promise<void> {
    await this.tx.execute('update check_programme set superseded_at = now() where state = $1 and superseded_at is null', [state]);
    await this.tx.execute(
      'insert into check_programme (id, tenant_id, state, allowed, min_checks, min_days, min_accuracy_per_mille, source, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [this.tx.newId(), this.tx.actor.tenantId, state, allowed, minChecks, minDays, minAccuracyPerMille, source, this.tx.actor.userId],
    );
  }

  /** How a technician stands to the programme of a state; null programme = the state lets nobody. */
  async standing(technicianId: string, state: string): Promise<ProgrammeStanding> {
    const [row] = await this.tx.query(ProgrammeRow, 'select allowed, min_checks, min_days, min_accuracy_per_mille from check_programme where state = $1 and superseded_at is null', [state]);
    const programme: CheckProgramme | null = row === undefined ? null : { allowed: row.allowed, minChecks: row.min_checks, minDays: row.min_days, minAccuracyPerMille: row.min_accuracy_per_mille };
    const audited: readonly AuditedCheck[] = await this.tx.query(
      CheckRow, `select ${dayNumber("(checked_at at time zone 'UTC')::date")} as on, correct from technician_check where technician_id = $1 and correct is not null`, [technicianId],
    );
    return programmeStanding(audited, programme);
  }

  /** Records a check; the same person checks one seal once. False = it had been checked by this technician. */
  async record(pack: LivingPack, passed: boolean, qualified: boolean): Promise<boolean> {
    return (await this.tx.execute(
      `insert into technician_check (id, tenant_id, facility_id, pack_id, seal_number, technician_id, passed, qualified) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (pack_id, seal_number, technician_id) do nothing`,
      [this.tx.newId(), this.tx.actor.tenantId, pack.facilityId, pack.id, pack.sealNumber, this.tx.actor.userId, passed, qualified],
    )) === 1;
  }

  /** What a pharmacist finds of a seal decides whether the technicians who checked it before were right. @param good the pack may go */
  async audit(pack: Pick<LivingPack, 'id' | 'sealNumber'>, good: boolean): Promise<void> {
    await this.tx.execute(
      `update technician_check set auditor_id = $3, audited_at = now(), correct = (passed = $4) where pack_id = $1 and seal_number = $2 and correct is null and technician_id <> $3`,
      [pack.id, pack.sealNumber, this.tx.actor.userId, good],
    );
  }

  /** One check that was not looked over yet, audited by itself; null = there is none, or it is one's own. */
  async auditOne(id: string, correct: boolean): Promise<string | null> {
    const [row] = await this.tx.query(
      IdRow, 'update technician_check set auditor_id = $2, audited_at = now(), correct = $3 where id = $1 and correct is null and technician_id <> $2 returning id, technician_id', [id, this.tx.actor.userId, correct],
    );
    return row?.technician_id ?? null;
  }
}
