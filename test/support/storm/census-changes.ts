import { z } from 'zod';
import type { Dice } from './dice.js';
import type { StormChange } from './order-changes.js';
import type { StormDesk } from './storm-desk.js';

const Resident = z.object({ id: z.string() });
const Wing = z.object({ id: z.string() });
const AT_HOME = `select e.kind from census_event e where e.resident_id = r.id and e.superseded_at is null`;
const RESIDENT = `
select r.id from resident r where ($2 = '') or exists (${AT_HOME} and e.kind = any(string_to_array($2, ','))) order by md5(r.id::text || $1) limit 1`;

/** Who comes and goes, and the hours of administration, over the API, drawn by the dice. */
export function censusChanges(desk: StormDesk, dice: Dice, facilityId: string): Readonly<Record<string, StormChange>> {
  const salt = (): string => String(dice.below(1_000_000));
  const moment = (from: number): string => `2026-12-${String(from + dice.below(7)).padStart(2, '0')}T${['00:00', '10:00', '15:00'][dice.below(3)] ?? ''}`;
  const tell = async (event: string, body: Readonly<Record<string, unknown>>, of = ''): Promise<boolean> => {
    const [resident] = await desk.read(Resident, RESIDENT, [salt(), of]);
    return resident !== undefined && (await desk.post('tess', `residents/${resident.id}/census-events`, { event, ...body }))[0] < 300;
  };
  const wing = async (): Promise<string> => (await desk.read(Wing, `select id from wing where facility_id = $2 order by md5(id::text || $1) limit 1`, [salt(), facilityId]))[0]?.id ?? '';
  const bed = (): Readonly<Record<string, string>> => ({ room: String(900 + dice.below(40)), bed: 'A' });
  return {
    leave: () => tell('leave', { at: moment(7), until: moment(16) }),
    hospital: () => tell('hospital', { at: moment(7), ...(dice.chance(60) && { until: moment(18) }) }),
    return: () => tell('return', { at: moment(12) }, 'leave,hospital'),
    transfer: async () => tell('transfer', { at: moment(6), wingId: await wing(), ...bed() }),
    discharge: () => tell('discharge', { at: moment(12) }),
    readmission: async () => tell('readmission', { at: moment(20), wingId: await wing(), ...bed() }, 'discharge'),
    passes: async () => {
      const rows = [dice.pick([{ code: 'QD', times: ['0900'] }, { code: 'BID', times: ['0830', '2030'] }, { code: 'BID', times: ['0700', '1700'] }, { code: 'TID', times: ['0700', '1300', '1900'] }, { code: 'QHS', times: ['2130'] }])];
      const answer = await desk.post('mona', `facilities/${facilityId}/med-passes`, { wingId: dice.chance(60) ? await wing() : null, effectiveFrom: `2026-12-${String(7 + dice.below(8)).padStart(2, '0')}`, rows });
      return answer[0] < 300;
    },
  };
}
