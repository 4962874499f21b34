import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addDays, day, formatDay } from '@cyclefill/domain/kernel';
import { type Hl7Answer, ReceiveHl7, SetHl7Partner, hl7PartnerSchema, splitMessages } from '@cyclefill/features/hl7';
import { describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { z } from 'zod';
import { orderDesk } from '../../support/order-desk.js';
import type { SamplePharmacy } from '../../support/sample-pharmacy.js';
import { type SharedFile, sharedPharmacy } from '../../support/shared-pharmacy.js';

// A census is imported anew for each order of arrival.
jest.setTimeout(600_000);

const FEED = resolve(import.meta.dirname, '../../../../shared/data/facility/hl7_feed.hl7');
const LAST_DAY = day('2026-12-22');

/** Days by which census and feed are moved together, whole weeks, so that all of the feed has been written by today. */
const SHIFT = -Math.ceil((LAST_DAY - day(new Date().toISOString().slice(0, 10))) / 7) * 7;
const shifted = (text: string): string => formatDay(addDays(day(text), SHIFT));
const compact = (text: string): string => shifted(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`).replaceAll('-', '');

/** Every date of a CSV moved. */
const movedCsv = (file: SharedFile): SharedFile => ({ name: file.name, content: file.content.toString().replaceAll(/\b(?:19|20)\d{2}-\d{2}-\d{2}/gu, shifted) });
/** Every date of a message moved. */
const movedMessage = (raw: Uint8Array): Buffer => Buffer.from(Buffer.from(raw).toString().replaceAll(/(?<=[|^~&])(?<date>(?:19|20)\d{6})(?<time>\d{4}(?:\d{2})?)?(?=[|^~&\r]|$)/gu, (_all, date: string, time: string | undefined) => `${compact(date)}${time ?? ''}`));

const isAdmission = (text: string): boolean => text.includes('|ADT^A01^');
const resident = (text: string): string => /\rPID\|1\|\|(?<code>[^^|]+)/u.exec(text)?.groups?.['code'] ?? '';
const rxNumber = (text: string): string => /\rORC\|\w\w\|[^|]*\|(?<rx>\d+)/u.exec(text)?.groups?.['rx'] ?? '';

const ResidentState = z.object({
  code: z.string(), name: z.string(), born: z.string(), sex: z.string(), allergies: z.array(z.string()).nullable(), diagnoses: z.array(z.string()), admitted: z.string(), census: z.array(z.string()),
});
const OrderState = z.object({
  rx: z.string(), resident: z.string(), ndc11: z.string(), drug: z.string(), npi: z.string().nullable(), code: z.string(), dose: z.number(), unit: z.string(), prn: z.boolean(), prnReason: z.string(), route: z.string(), sig: z.string(),
  from: z.string(), to: z.string().nullable(), quantity: z.number(), refills: z.number(), schedule: z.string().nullable(), category: z.string(), mode: z.string(), problem: z.string().nullable(), holds: z.array(z.string()),
});
const WaitingState = z.object({ control: z.string(), reason: z.string() });
const IntakeState = z.object({ resident: z.string(), content: z.string(), missing: z.string() });
type State = { readonly residents: ReadonlyMap<string, z.output<typeof ResidentState>>; readonly orders: ReadonlyMap<string, z.output<typeof OrderState>>; readonly intakes: readonly z.output<typeof IntakeState>[]; readonly waiting: readonly z.output<typeof WaitingState>[] };

const RESIDENTS = `
select r.code, v.family_name || ', ' || v.given_name as name, v.born_on::text as born, v.sex, v.allergies, v.diagnoses, v.admitted_on::text as admitted,
  array(select concat_ws(' ', e.kind, to_char(e.from_at, case e.kind when 'placed' then 'YYYY-MM-DD' else 'YYYY-MM-DD HH24:MI' end), '-', to_char(e.to_at, 'YYYY-MM-DD HH24:MI'), w.name, b.room, b.bed)
        from census_event e left join wing w on w.id = e.wing_id left join bed b on b.id = e.bed_id where e.resident_id = r.id and e.superseded_at is null order by e.from_at, e.kind) as census
from resident r join resident_version v on v.resident_id = r.id and v.superseded_at is null order by r.code`;
const ORDERS = `
select v.rx_number as rx, r.code as resident, v.ndc11, v.drug, p.npi, v.frequency_code as code, v.dose_milli as dose, v.dose_unit as unit, v.prn, v.prn_reason as "prnReason", v.route, v.sig_text as sig,
  to_char(v.from_at, 'YYYY-MM-DD HH24:MI') as "from", to_char(v.to_at, 'YYYY-MM-DD HH24:MI') as "to", x.quantity_written_milli as quantity, x.refills_authorised as refills, x.dea_schedule as schedule, v.category, v.fill_mode as mode, v.data_problem as problem,
  array(select concat_ws(' - ', to_char(h.from_at, 'YYYY-MM-DD HH24:MI'), to_char(h.to_at, 'YYYY-MM-DD HH24:MI')) from order_hold h where h.order_id = v.order_id and h.superseded_at is null order by h.from_at) as holds
from order_version v join resident r on r.id = v.resident_id left join prescriber p on p.id = v.prescriber_id join prescription x on x.order_id = v.order_id and x.superseded_at is null where v.superseded_at is null order by v.rx_number`;
const INTAKES = `select r.code as resident, (i.content - 'residentId')::text as content, i.missing::text as missing from intake_reading i join resident r on r.id = i.resident_id where i.superseded_at is null and not i.complete order by 1, 2`;

async function stateOf(pharmacy: SamplePharmacy): Promise<State> {
  const desk = orderDesk(pharmacy);
  return {
    residents: new Map((await desk.read(ResidentState, RESIDENTS)).map((row) => [row.code, row])), orders: new Map((await desk.read(OrderState, ORDERS)).map((row) => [row.rx, row])), intakes: await desk.read(IntakeState, INTAKES),
    waiting: await desk.read(WaitingState, "select control_id as control, reason from hl7_message where state <> 'applied' order by control_id"),
  };
}

async function told(pharmacy: SamplePharmacy, messages: readonly Buffer[]): Promise<readonly Hl7Answer[]> {
  for (const facility of ['FAC01', 'FAC02']) {
    await new SetHl7Partner(pharmacy.database.uow).execute(pharmacy.actor, { application: 'LTCEHR', sendingFacility: facility, facility, settings: hl7PartnerSchema.shape.settings.parse({ opensOrders: true }) });
  }
  const receiving = new ReceiveHl7(pharmacy.database.uow);
  const answers: Hl7Answer[] = [];
  for (const message of messages) answers.push(await receiving.execute(pharmacy.actor, message));
  return answers;
}

const counted = (answers: readonly Hl7Answer[]): Readonly<Record<string, number>> => Object.fromEntries([...Map.groupBy(answers, ({ state }) => state)].map(([state, all]) => [state, all.length]));

if (!existsSync(FEED)) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the feed was NOT loaded ✕✕✕\n\n');
  describe('the feed of the facilities', () => {
    it('SKIPPED: ../shared/data is not here', () => {
      expect(existsSync(FEED)).toBe(false);
    });
  });
} else {
  const messages = splitMessages(readFileSync(FEED)).map(movedMessage);
  const texts = messages.map((message) => message.toString());
  const newcomers = new Set(texts.filter(isAdmission).map(resident));
  const newOrders = new Set(texts.filter((text) => text.includes('\rORC|NW|')).map(rxNumber));
  const orderings: readonly (readonly [string, readonly Buffer[]])[] = [
    ['in order', messages], ['in reverse', messages.toReversed()], ['shuffled', fc.sample(fc.shuffledSubarray(messages, { minLength: messages.length }), { numRuns: 1, seed: 4107 })[0] ?? []], ['twice', [...messages, ...messages]],
  ];
  const imported = async (changed: (files: readonly SharedFile[]) => readonly SharedFile[]): Promise<SamplePharmacy> => {
    const pharmacy = await sharedPharmacy('the feed', (files) => changed(files.map((file) => (file.name.endsWith('.csv') ? movedCsv(file) : file))));
    if (pharmacy === null) throw new Error('the data was here a moment ago');
    return pharmacy;
  };
  /** The folder without the residents that the feed admits and without the orders that it brings. */
  const cut = (files: readonly SharedFile[]): readonly SharedFile[] => files.map((file) => {
    if (!['residents.csv', 'orders.csv', 'census_events.csv'].includes(file.name)) return file;
    const [header = [], ...rows] = parse(file.content.toString()) as string[][];
    const [code, rx] = [header.indexOf('resident_id'), header.indexOf('rx_number')];
    const kept = rows.filter((row) => !newcomers.has(row[code] ?? '') && !newOrders.has(row[rx] ?? ''));
    return { name: file.name, content: [header, ...kept].map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n') };
  });

  describe('the feed of the facilities', () => {
    it('on the whole census is known, but for the allergies and stops that it tells, in any order', async () => {
      for (const [name, arrival] of orderings.slice(0, 3)) {
        const pharmacy = await imported((files) => files);
        const before = await stateOf(pharmacy);
        const answers = await told(pharmacy, arrival);
        const after = await stateOf(pharmacy);
        const changed = [...after.residents.values()].filter((row) => JSON.stringify(row) !== JSON.stringify(before.residents.get(row.code)));
        // Each hold is known: the folder has the order on hold by then.
        expect(answers.filter(({ reason }) => reason.includes('hold')).map(({ reason }) => reason)).toEqual([]);
        expect({ name, states: counted(answers), changed: changed.map(({ code, allergies }) => [code, allergies]) }).toMatchSnapshot(`whole, ${name}`);
        const moved = [...after.orders.values()].flatMap((order) => {
          const known = before.orders.get(order.rx);
          expect({ ...order, to: null }).toEqual({ ...known, to: null });
          return order.to === known?.to ? [] : [order.rx];
        });
        // The folder has the holds already, and none of the stops.
        expect(moved.toSorted()).toEqual(texts.filter((text) => text.includes('\rORC|DC|')).map(rxNumber).toSorted());
        expect(after.intakes).toEqual(before.intakes);
        await pharmacy.database.close();
      }
    });

    it('makes of a census without its residents and orders the same, in order, in reverse, shuffled and twice, and each equals its CSV row', async () => {
      const whole = await imported((files) => files);
      const csv = await stateOf(whole);
      await whole.database.close();
      let first: State | null = null;
      for (const [name, arrival] of orderings) {
        const pharmacy = await imported(cut);
        const before = await stateOf(pharmacy);
        const answers = await told(pharmacy, arrival);
        const after = await stateOf(pharmacy);
        expect({ name, answers: answers.length, states: Object.keys(counted(answers)).toSorted() }).toEqual({ name, answers: arrival.length, states: ['applied', 'waiting'] });
        expect([name, after]).toEqual([name, first ?? after]);
        first ??= after;
        // What the feed does not tell of is untouched.
        const [toldOf, toldOrders] = [new Set(texts.map(resident)), new Set(texts.map(rxNumber))];
        for (const [rx, order] of before.orders) if (!toldOrders.has(rx)) expect(after.orders.get(rx)).toEqual(order);
        for (const [code, row] of before.residents) if (!toldOf.has(code)) expect(after.residents.get(code)).toEqual(row);
        await pharmacy.database.close();
      }
      const after = first as unknown as State;
      // They are of orders that only the rows of the newcomers hold, which were cut out.
      expect(Object.fromEntries([...Map.groupBy(after.waiting, ({ reason }) => reason.replace(/^[^:]*: /u, ''))].map(([reason, all]) => [reason, all.length]))).toEqual({
        'no such order of this resident is known': 6, 'its order is not opened yet: it waits for the pharmacist': 1,
      });
      for (const code of newcomers) {
        const [row, expected] = [after.residents.get(code), csv.residents.get(code)];
        // Allergies that no message tells are not known, which a person must mend (E20); a message holds six diagnoses; A21 tells no hospital from a leave.
        const census = expected?.census.map((fact) => fact.replace('hospital', 'leave'));
        expect(row).toEqual({ ...expected, census, allergies: row?.allergies === null ? null : expected?.allergies, diagnoses: expected?.diagnoses.slice(0, 6) });
      }
      const differing = [...newOrders].flatMap((rx) => {
        const [row, expected] = [after.orders.get(rx), csv.orders.get(rx)];
        return JSON.stringify(row) === JSON.stringify(expected) ? [] : [{ rx, row, expected }];
      });
      // No message carries the signature that a controlled drug needs (R207): it is asked for, and its order is opened by a person.
      expect(differing.map(({ rx, row, expected }) => [rx, row, expected?.schedule])).toEqual([['602108', undefined, 'CIV'], ['601678', undefined, 'CIV']]);
      expect(after.intakes.map(({ resident: code, missing }) => [code, missing.includes('digital signature')])).toEqual([['FAC02-R0031', true], ['FAC02-R0056', true]]);
    });
  });
}
