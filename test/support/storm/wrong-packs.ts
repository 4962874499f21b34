import { z } from 'zod';
import type { ShownPack } from '../bench-desk.js';
import { type AskedDays, dueToday } from './due-today.js';
import type { StormDesk } from './storm-desk.js';

const HeldRow = z.object({ pack_id: z.string(), state: z.string(), order_id: z.string(), at: z.string(), dose: z.int(), recalled: z.boolean(), label: z.boolean() });
/** What lies in packs that may still go on, whether of a lot that is called back, and whether its label says what is not ordered any more. */
const HELD = `
select p.id as pack_id, p.state, c.order_id, to_char(c.at, 'YYYY-MM-DD"T"HH24:MI') as at, c.dose_milli as dose,
  exists (select from pack_fill f join stock_recall r on r.ndc11 = f.ndc11 and f.lot = any(r.lots) and r.closed_at is null where f.pack_id = p.id and f.order_id = c.order_id and f.undone_at is null) as recalled,
  exists (select from pack_order o join order_version w on w.id = o.order_version_id join order_version v on v.order_id = o.order_id and v.superseded_at is null
          where o.pack_id = p.id and (w.sig_text, w.route, w.prn, w.ndc11) is distinct from (v.sig_text, v.route, v.prn, v.ndc11)) as label
from pack p join pack_cell c on c.pack_id = p.id where p.is_current and p.state in ('planned', 'filling', 'sealed', 'checked', 'tote', 'shipped') order by p.id, c.position, c.order_id`;
/** Every dose that lies in a pack which nobody called back. */
const LYING = `
select distinct c.order_id || ' ' || to_char(c.at, 'YYYY-MM-DD"T"HH24:MI') as id from pack p join pack_cell c on c.pack_id = p.id where p.is_current and p.state not in ('void', 'recalled', 'returned')`;
const ON_ITS_WAY: readonly string[] = ['planned', 'filling', 'sealed', 'checked', 'tote', 'shipped'];
const Marked = z.object({ id: z.string() });

/** `moment dose` of every order, by the second reading. */
type DueDoses = Awaited<ReturnType<typeof dueToday>>;

/** A pack that holds what it should not, by the second reading. */
export interface WrongPack {
  readonly id: string;
  readonly state: string;
  /** `order moment`, of every cell to pull: what is not due, and what is of a lot that is called back. */
  readonly cells: readonly string[];
  /** Those of them that are not due. A lot that is called back changes no plan: a person takes it out. */
  readonly notDue: readonly string[];
}

/** Every pack on its way that is out of date by the second reading, by id. */
async function wrongPacks(desk: StormDesk, due: DueDoses): Promise<ReadonlyMap<string, WrongPack>> {
  const packs = Map.groupBy(await desk.read(HeldRow, HELD), (row) => row.pack_id);
  return new Map([...packs].flatMap(([id, held]): [string, WrongPack][] => {
    const named = (cells: readonly z.output<typeof HeldRow>[]): readonly string[] => [...new Set(cells.map((cell) => `${cell.order_id} ${cell.at}`))].toSorted();
    const notDue = held.filter((cell) => due.get(cell.order_id)?.has(`${cell.at} ${cell.dose}`) !== true);
    const cells = named(held.filter((cell) => cell.recalled || notDue.includes(cell)));
    return cells.length > 0 || held.some(({ label }) => label) ? [[id, { id, state: held[0]?.state ?? '', cells, notDue: named(notDue) }]] : [];
  }));
}

/** Every pack on its way that a list names as out of date, by id: all that somebody has in hand, and what is still planned once it was opened. */
async function toldPacks(desk: StormDesk): Promise<ReadonlySet<string>> {
  const told: { readonly id: string; readonly state: string }[] = [];
  for (let cursor: unknown = ''; typeof cursor === 'string';) {
    const [, page] = await desk.get('tess', `packs?outOfDate=true&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
    told.push(...(page['items'] as typeof told));
    cursor = page['nextCursor'];
  }
  return new Set(told.filter(({ state }) => ON_ITS_WAY.includes(state)).map(({ id }) => id));
}

/**
 * Holds what every station is told of every pack on its way against the second reading: out of date where it is, with exactly those cells, and true everywhere else; then tries to take the
 * next step with what is out of date. Nobody may change anything meanwhile. What differs, in words.
 */
export async function findUntoldDrift(desk: StormDesk, days: AskedDays): Promise<{ readonly wrong: readonly WrongPack[]; readonly broken: readonly string[] }> {
  const due = await dueToday(desk, days);
  const [wrong, listed] = [await wrongPacks(desk, due), await toldPacks(desk)];
  const lying = new Set((await desk.read(Marked, LYING)).map(({ id }) => id));
  const broken: string[] = [];
  for (const id of [...listed].filter((one) => !wrong.has(one))) {
    // What is still planned is looked at when it is opened: until then a mark may outlast its reason.
    const { state, outOfDate, toPull, toAdd } = (await desk.get('tess', `packs/${id}`))[1] as unknown as ShownPack;
    if (state === 'planned' && !outOfDate) continue;
    if (toAdd.length === 0 || toPull.length > 0) broken.push(`pack ${id} (${state}) is told to be out of date and is not`);
    broken.push(...toAdd.filter((dose) => !isLacking(due, lying, dose)).map(({ orderId, at }) => `pack ${id} (${state}) is told to lack ${orderId} ${at} and does not`));
    if (await goesOn(desk, { id, state })) broken.push(`pack ${id} went on from ${state} with ${toAdd.length} doses to add`);
  }
  for (const { id, state, cells } of wrong.values()) {
    const { toPull, outOfDate } = (await desk.get('tess', `packs/${id}`))[1] as unknown as ShownPack;
    const told = [...new Set(toPull.map(({ orderId, at }) => `${orderId} ${at}`))].toSorted();
    const isTold = outOfDate && (state === 'planned' || listed.has(id));
    if (!isTold || told.join() !== cells.join()) broken.push(`pack ${id} (${state}): told ${isTold} [${told.join(', ')}], is [${cells.join(', ')}]`);
  }
  for (const pack of wrong.values()) if (pack.cells.length > 0 && (await goesOn(desk, pack))) broken.push(`pack ${pack.id} went on from ${pack.state} with ${pack.cells.length} cells to pull`);
  const unmarked = await desk.read(Marked, 'select id from pack where id = any($1) and is_current and out_of_date_at is null', [[...wrong.keys()]]);
  return { wrong: [...wrong.values()], broken: [...broken, ...unmarked.map(({ id }) => `pack ${id} is not marked`)] };
}

/** Whether a dose is due and lies in no pack. */
function isLacking(due: DueDoses, lying: ReadonlySet<string>, { orderId, at, units }: ShownPack['toAdd'][number]): boolean {
  return due.get(orderId)?.has(`${at} ${Number(units) * 1000}`) === true && !lying.has(`${orderId} ${at}`);
}

/** Whether a station could take the next step. */
async function goesOn(desk: StormDesk, { id, state }: Pick<WrongPack, 'id' | 'state'>): Promise<boolean> {
  const pack = (await desk.get('tess', `packs/${id}`))[1] as unknown as ShownPack;
  if (state === 'planned') return (await desk.post('tess', `packs/${id}/start`, {}, pack.rowVersion))[0] === 200;
  if (state === 'filling') return (await desk.post('tess', `packs/${id}/seal`, { scan: pack.code }, pack.rowVersion))[0] === 200;
  if (state === 'sealed') return (await desk.post('paul', `packs/${id}/pass`, { scan: pack.code, acknowledged: pack.orders.map(({ orderId }) => orderId) }, pack.rowVersion))[0] === 200;
  if (state !== 'checked') return false;
  const [{ facility_id: facilityId } = { facility_id: '' }] = await desk.read(z.object({ facility_id: z.string() }), 'select facility_id from pack where id = $1', [id]);
  const [, tote] = await desk.post('tess', 'totes', { facilityId });
  return (await desk.post('tess', `totes/${String(tote['id'])}/scans`, { code: pack.code }))[1]['verdict'] === 'ok';
}
