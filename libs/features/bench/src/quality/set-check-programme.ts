import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type NewProgramme, TechnicianCheckRepository } from '../check/technician-check.repository.js';

export const newProgrammeSchema = z.strictObject({
  state: z.string().regex(/^[A-Z]{2}$/u, 'is no state like OH'), allowed: z.boolean(), minChecks: z.int().min(1).max(100_000).default(500), minDays: z.int().min(1).max(1000).default(5),
  minAccuracyPerMille: z.int().min(1).max(1000).default(998), source: z.string().trim().min(3).max(200).describe('who says so'),
}).meta({ id: 'CheckProgramme' });

/** Says whether a state lets technicians check packs, and after how much (R241). */
export async function setCheckProgramme(tx: Tx, programme: NewProgramme): Promise<void> {
  await tx.get(TechnicianCheckRepository).setProgramme(programme);
  await tx.audit({ action: 'check-programme.set', subjectKind: 'check_programme', subjectId: null, detail: { state: programme.state, allowed: programme.allowed } });
}
