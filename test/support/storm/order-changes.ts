import { z } from 'zod';
import type { Dice } from './dice.js';
import type { StormDesk } from './storm-desk.js';

const Order = z.object({ id: z.string(), version: z.int(), form: z.string(), prn: z.boolean(), from: z.string(), held: z.string().nullable() });
const Resident = z.object({ id: z.string(), npi: z.string(), ndc11: z.string() });
const ORDER = `
select v.order_id as id, v.version, p.form, v.prn, to_char(v.from_at, 'YYYY-MM-DD"T"HH24:MI') as from,
  (select to_char(h.from_at, 'YYYY-MM-DD"T"HH24:MI') from order_hold h where h.order_id = v.order_id and h.superseded_at is null order by h.from_at desc limit 1) as held
from order_version v join drug_product p on p.ndc11 = v.ndc11 and p.superseded_at is null
where v.superseded_at is null and v.to_at is null and not v.prn and v.fill_mode = 'cycle' and v.order_group is null and ($2 = '' or p.form like '%' || $2 or exists (select from order_hold h where h.order_id = v.order_id and h.superseded_at is null) and $2 = 'held')
order by exists (select from pack_cell c join pack k on k.id = c.pack_id and k.is_current and k.state not in ('planned', 'received') where c.order_id = v.order_id) desc, md5(v.order_id::text || $1) limit 1`;
const RESIDENT = `
select r.id, (select min(npi) from prescriber) as npi, (select d.ndc11 from drug_product d join order_version v on v.ndc11 = d.ndc11 where d.superseded_at is null and d.dea_schedule is null and d.form like '%Tablet' order by md5(d.ndc11 || $1) limit 1) as ndc11
from resident r order by md5(r.id::text || $1) limit 1`;
const TIMES = { QD: 'once daily', BID: 'twice daily', TID: 'three times daily' } as const;

/** What a doctor, a nurse or a pharmacist changes of orders. True = it was done. */
export type StormChange = () => Promise<boolean>;

/** Changes of orders over the API, drawn by the dice. */
export function orderChanges(desk: StormDesk, dice: Dice): Readonly<Record<string, StormChange>> {
  let prescriptions = 0;
  const salt = (): string => String(dice.below(1_000_000));
  const day = (): string => String(7 + dice.below(16)).padStart(2, '0');
  const moment = (): string => `2026-12-${day()}T${['00:00', '06:00', '12:00', '18:30'][dice.below(4)] ?? ''}`;
  const any = async (kind = ''): Promise<z.output<typeof Order> | undefined> => (await desk.read(Order, ORDER, [salt(), kind]))[0];
  const tell = async (order: z.output<typeof Order> | undefined, command: string, body: unknown): Promise<boolean> =>
    order !== undefined && (await desk.post('pam', `orders/${order.id}/${command}`, body, order.version))[0] < 300;
  const directions = (): Readonly<Record<string, unknown>> => {
    const [code, dose] = [dice.pick(['QD', 'BID', 'TID'] as const) ?? 'QD', 1 + dice.below(2)];
    return { frequencyCode: code, dose: String(dose), prn: false, route: 'ORAL', sigText: `${dice.chance(50) ? 'Give' : 'Take'} ${dose} tablet${dose === 1 ? '' : 's'} by mouth ${TIMES[code]}${dice.chance(30) ? ' with meals' : ''}` };
  };
  return {
    discontinue: async () => tell(await any(), 'discontinue', { at: moment(), reason: 'no longer needed' }),
    change: async () => tell(await any('Tablet'), 'change', { at: dice.chance(30) ? '2026-12-01T00:00' : moment(), reason: 'other directions', directions: directions() }),
    hold: async () => {
      const from = moment();
      return tell(await any(), 'hold', { from, reason: 'a procedure', ...(dice.chance(70) && { to: `2026-12-${23 + dice.below(6)}T00:00` }) });
    },
    resume: async () => {
      const order = await any('held');
      return tell(order, 'resume', { at: order?.held ?? moment(), reason: 'well again' });
    },
    order: async () => {
      const [who] = await desk.read(Resident, RESIDENT, [salt()]);
      if (who === undefined) return false;
      prescriptions += 1;
      const content = {
        residentId: who.id, prescriber: { npi: who.npi, dea: 'AB1234563' }, signature: 'digital', emergency: false, ndc11: who.ndc11, directions: directions(),
        quantity: '56', refills: 5, writtenOn: '2026-11-20', from: '2026-12-01T00:00',
      };
      return (await desk.post('pam', 'orders', { rxNumber: `STORM-${prescriptions}`, reason: 'a new order', source: 'electronic', content }))[0] < 300;
    },
  };
}
