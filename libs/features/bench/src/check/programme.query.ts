import { type CheckProgramme, programmeStanding } from '@cyclefill/domain/bench';
import type { Day } from '@cyclefill/domain/kernel';
import { dayNumber } from '@cyclefill/features/fill';
import { ADDED_VERSION, type Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { type ListedProgramme, listedProgrammeSchema } from './programme-view.js';

const Row = listedProgrammeSchema.omit({ qualified: true, technicians: true });
const CheckRow = z.object({ state: z.string(), technicianId: z.string(), on: z.int().transform((on) => on as Day).nullable(), correct: z.boolean().nullable() });

const PROGRAMMES = `
select c.state, c.allowed, c.min_checks as "minChecks", c.min_days as "minDays", c.min_accuracy_per_mille as "minAccuracyPerMille", c.source, c.recorded_at as "from", c.superseded_at as "to",
  (select ${ADDED_VERSION} from check_programme a where a.state = c.state) as version
from check_programme c where c.tenant_id = $1 order by c.state, c.recorded_at desc, c.id desc`;

/** Whoever has checked a pack in a state, with every check of theirs that was looked over, wherever: a record goes along. */
const CHECKS = `
select w.state, w.technician_id as "technicianId", ${dayNumber("(k.checked_at at time zone 'UTC')::date")} as on, k.correct
from (select distinct f.state, t.technician_id from technician_check t join facility f on f.id = t.facility_id where t.tenant_id = $1) w
left join technician_check k on k.technician_id = w.technician_id and k.correct is not null order by w.state, w.technician_id`;

/** Who may be told of whom. */
export interface ProgrammeReader {
  readonly userId: string;
  readonly seesEverybody: boolean;
}

function standings(rows: readonly z.output<typeof CheckRow>[], programme: CheckProgramme): ListedProgramme['technicians'] {
  return [...Map.groupBy(rows, ({ technicianId }) => technicianId)].map(([technicianId, own]) => {
    const audited = own.flatMap(({ on, correct }) => (on === null || correct === null ? [] : [{ on, correct }]));
    const { checks, days, correct, lacks } = programmeStanding(audited, programme);
    return { technicianId, checks, days, correct, accuracyPerMille: checks === 0 ? null : Math.floor((correct * 1000) / checks), lacks: [...lacks] };
  });
}

/** Every programme that holds or held, by state, the newest first. */
export async function readProgrammes(tx: Tx, { userId, seesEverybody }: ProgrammeReader): Promise<readonly ListedProgramme[]> {
  const { tenantId } = tx.actor;
  const checks = await tx.query(CheckRow, CHECKS, [tenantId]);
  return (await tx.query(Row, PROGRAMMES, [tenantId])).map((programme) => {
    const all = programme.to === null ? standings(checks.filter(({ state }) => state === programme.state), programme) : [];
    return { ...programme, qualified: all.filter(({ lacks }) => lacks.length === 0).length, technicians: all.filter(({ technicianId }) => seesEverybody || technicianId === userId) };
  });
}
