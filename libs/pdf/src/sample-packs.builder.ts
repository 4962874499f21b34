import type { ChangeLine, ChangeSheetModel, DowntimeKitModel, KitResident, PackCheckModel, PickListModel, PouchModel, RecallLine, RecallSheetModel, WeekCell, WeekModel } from '@cyclefill/domain/documents';
import { sampleIdentity, sampleResident } from './sample-models.builder.js';

const WEEK = ['Mon 12/07', 'Tue 12/08', 'Wed 12/09', 'Thu 12/10', 'Fri 12/11', 'Sat 12/12', 'Sun 12/13'];
const LEVODOPA = { count: '1½', name: 'carbidopa-levodopa', strength: '25 mg-100 mg' };
const MORNING: WeekCell['lines'] = [LEVODOPA, { count: '1', name: 'metFORMIN', strength: '1,000 mg' }, { count: '1', name: 'allopurinol', strength: '100 mg' }, { count: '1', name: 'docusate sodium', strength: '100 mg' }, { count: '1', name: 'folic acid', strength: '1 mg' }];

function weekDrug(name: string, strength: string, purpose: string, counts: readonly string[], total: string, rxNumber: string): WeekModel['drugs'][number] {
  return { drug: { name, strength, form: 'tablet' }, looks: 'yellow tablet', purpose, counts, total, rxNumber, prescriber: 'Delgado, Rosa NP' };
}

/** Seven rows of four cells on Letter. */
const WEEK_GEOMETRY: NonNullable<WeekModel['geometry']> = { page: { x: 612, y: 792 }, origin: { x: 18, y: 196 }, columns: 4, rows: 7, pitch: { x: 144, y: 81.6 }, inset: { x: 5, y: 4.8 }, cavity: { x: 134, y: 72 }, margin: 18 };

/** A week of four passes; the last Sunday has no noon cell. */
export function sampleWeek(changes: Partial<WeekModel> = {}): WeekModel {
  return {
    kind: 'week', paper: 'letter', identity: sampleIdentity({ id: 'P-0042117-3', revision: 1, replaces: null }), resident: sampleResident({ name: 'GLENN, Tristan', room: 'Rehab 309-B', dateOfBirth: '07/30/1951', recordNumber: 'FAC02-R0056' }),
    packId: 'P-0042117-3', period: 'Mon 12/07/2026 to Sun 12/13/2026', weekOf: 'week 1 of 2', packOf: 'pack 1 of 1', split: null, useBy: '01/30/2027', geometry: WEEK_GEOMETRY,
    passes: [{ word: 'MORNING', bars: 1, clock: '0800' }, { word: 'NOON', bars: 2, clock: '1200' }, { word: 'EVENING', bars: 3, clock: '1600' }, { word: 'BEDTIME', bars: 4, clock: '2000' }],
    drugs: [
      weekDrug('carbidopa-levodopa', '25 mg-100 mg', 'For Parkinson disease.', ['1½', '1½', '1½', '1½'], '40½', '602126'), weekDrug('metFORMIN', '1,000 mg', 'For type 2 diabetes, with meals.', ['1', '-', '-', '1'], '14', '602115'),
      weekDrug('allopurinol', '100 mg', 'For gout.', ['1', '-', '-', '-'], '7', '602119'), weekDrug('docusate sodium', '100 mg', 'For constipation.', ['1', '-', '-', '1'], '14', '602113'), weekDrug('folic acid', '1 mg', 'For anemia.', ['1', '-', '-', '-'], '7', '602122'),
    ],
    notInPack: [{ drug: 'diclofenac 1 % gel', reason: 'gel' }, { drug: 'temazepam 15 mg capsule', reason: 'as needed' }, { drug: 'venlafaxine ER 37.5 mg capsule', reason: 'on hold since 12/01/2026' }],
    cautions: ['Swallow whole. Do not crush or chew.', 'Store at room temperature, dry, out of reach of children.'], prepared: 'Prepared 12/01/2026. Prescribers: Delgado, Rosa NP.', dates: WEEK,
    rows: WEEK.map((date, day) => [
      { date, lines: MORNING, items: '6', part: null }, day === 6 ? null : { date, lines: [LEVODOPA], items: '2', part: null }, { date, lines: [LEVODOPA], items: '2', part: null }, { date, lines: [LEVODOPA, ...MORNING.slice(1, 2), ...MORNING.slice(3, 4)], items: '4', part: null },
    ]),
    ...changes,
  };
}

/** Four weeks of cups of one pass on Letter sideways. */
export function sampleCalendar(changes: Partial<WeekModel> = {}): WeekModel {
  const dates = Array.from({ length: 28 }, (_, index) => `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][index % 7] ?? ''} ${index < 25 ? `12/${String(index + 7).padStart(2, '0')}` : `01/0${index - 24}`}`);
  return sampleWeek({
    packType: 'calendar-28', period: 'Mon 12/07/2026 to Sun 01/03/2027', weekOf: 'part 1 of 1', geometry: { page: { x: 792, y: 612 }, origin: { x: 46, y: 130 }, columns: 7, rows: 4, pitch: { x: 100, y: 110 }, inset: { x: 8, y: 13 }, cavity: { x: 84, y: 84 }, margin: 18 },
    drugs: sampleWeek().drugs.map((row) => ({ ...row, counts: row.counts.slice(0, 1) })), passes: [{ word: 'MORNING', bars: 1, clock: '0800' }], dates, rows: dates.map((date, day) => [day === 12 ? null : { date, lines: MORNING, items: '6', part: null }]), ...changes,
  });
}

/** A strip with a pass in two pouches. */
export function samplePouches(changes: Partial<PouchModel> = {}): PouchModel {
  const line = (count: string, name: string, strength: string, looks: string): PouchModel['pouches'][number]['lines'][number] => ({ count, name, strength, looks });
  const lines = [line('1½', 'carbidopa-levodopa', '25 mg-100 mg', 'yellow oval tablet "93 293", with a half'), line('1', 'metFORMIN', '1,000 mg', 'white oval tablet'), line('1', 'allopurinol', '100 mg', 'white round tablet'), line('2', 'docusate sodium', '100 mg', 'red capsule')];
  return {
    kind: 'pouch', packType: 'pouch-strip', identity: sampleIdentity({ id: 'POUCH-S-0042117-3', revision: 1, replaces: null }), resident: sampleResident({ name: 'GLENN, Tristan', room: 'Rehab 309-B', dateOfBirth: '07/30/1951' }), packId: 'P-0042118-9', useBy: '01/30/2027',
    geometry: { page: { x: 204, y: 241 }, origin: { x: 0, y: 0 }, columns: 1, rows: 1, pitch: { x: 204, y: 241 }, inset: { x: 12, y: 45.5 }, cavity: { x: 180, y: 150 }, margin: 6 },
    pouches: [
      { date: 'Mon 12/07/2026', pass: { word: 'MORNING', bars: 1, clock: '0800' }, lines, items: '6', number: 1, part: 'A of 2', strip: null },
      { date: 'Mon 12/07/2026', pass: { word: 'MORNING', bars: 1, clock: '0800' }, lines: lines.slice(0, 1), items: '2', number: 2, part: 'B of 2', strip: null },
      { date: 'Mon 12/07/2026', pass: { word: 'BEDTIME', bars: 4, clock: '2000' }, lines: lines.slice(1, 2), items: '1', number: 3, part: null, strip: null },
    ], ...changes,
  };
}

/** A pick list with controlled drugs, a look-alike warning and an order left out. */
export function samplePickList(changes: Partial<PickListModel> = {}): PickListModel {
  const line = (name: string, schedule: string | null, warning: string | null): PickListModel['sections'][number]['lines'][number] => ({ drug: { name, strength: '25 mg', form: 'tablet' }, ndc: '0071-1012-68', looks: 'white tablet', schedule, pull: '1,204 tablets', packed: '1,203½', residents: 43, cards: 61, warning, containers: [], elsewhere: null, short: null });
  return {
    kind: 'pick', paper: 'letter', identity: sampleIdentity({ id: 'PICK-B000017', replaces: null, revision: 1 }), facility: 'Maple Grove Care Center', pharmacy: 'Pharmacy 555-0199', window: 'Mon 12/07/2026 to Sun 01/03/2027',
    sections: [{ title: 'Controlled drugs: count with two people', lines: [line('pregabalin', 'C-V', null)] }, { title: 'Tablets and capsules', lines: [line('hydrALAZINE', null, 'also here: 50 mg; name like hydrOXYzine'), line('hydrOXYzine', null, 'name like hydrALAZINE'), line('metFORMIN', null, null)] }],
    totals: [{ label: 'residents', value: '118' }, { label: 'orders', value: '1,204' }, { label: 'products', value: '4' }, { label: 'left out', value: '1' }],
    leftOut: [{ resident: 'HOLLOWAY, Marian', drug: 'warfarin 2 mg tablet', rxNumber: '600777', reason: 'dose varies' }], ...changes,
  };
}

/** A pick list of a pharmacy that keeps stock: place by place, a product at two places, one that is short, one that is not there at all. */
export function samplePlacedPickList(): PickListModel {
  const plain = samplePickList();
  const lines = plain.sections.flatMap(({ lines: own }) => own);
  const [controlled, hydralazine, , metformin] = lines;
  if (controlled === undefined || hydralazine === undefined || metformin === undefined) throw new Error('the sample has four products');
  const [first, second, third] = ['C-0061963-8', 'C-0061964-6', 'C-582751973498-8'].map((code, index) => ({ place: ['A-01', 'B-07', 'FRIDGE-1'][index] ?? '', code, lot: ['7K21', 'LOT 2027 A/19-B', 'H4411'][index] ?? '', expires: `0${index + 3}/31/2027`, units: ['96', '1,000', '204'][index] ?? '' }));
  if (first === undefined || second === undefined || third === undefined) throw new Error('the sample has three containers');
  return {
    ...plain,
    sections: [
      { title: 'Controlled drugs: count with two people', lines: [{ ...controlled, pull: '1,204 capsules', containers: [second, { ...third, place: 'B-07' }] }] },
      {
        title: 'From the shelves, place by place',
        lines: [
          { ...metformin, pull: '1,096 tablets', containers: [first, { ...second, place: 'A-01' }], elsewhere: 'and 108 at FRIDGE-1' },
          { ...hydralazine, pull: '204 tablets', containers: [{ ...third, place: 'B-07' }], short: 'SHORT: 1,000 tablets not in stock' },
          { ...metformin, pull: '108 tablets', packed: '', residents: null, cards: null, containers: [{ ...third, units: '108' }], elsewhere: 'and 1,096 at A-01' },
        ],
      },
      { title: 'Not in stock', lines: [{ ...hydralazine, drug: { ...hydralazine.drug, name: 'hydrOXYzine' }, warning: 'name like hydrALAZINE', short: 'SHORT: 1,204 tablets not in stock' }] },
    ],
    totals: [...plain.totals, { label: 'not enough in stock', value: '2 products: marked SHORT' }],
  };
}

/** Packs of a resident against the record: two orders agree, one has a dose that is not due any more. */
export function samplePackCheck(changes: Partial<PackCheckModel> = {}): PackCheckModel {
  const line = (name: string, more: Partial<PackCheckModel['lines'][number]> = {}): PackCheckModel['lines'][number] => ({
    drug: { name, strength: '500 mg', form: 'tablet' }, schedule: null, looks: 'white tablet', directions: 'Give 1 tablet by mouth twice a day with meals.', rx: 'Rx 602115', hours: '1 at 0800, 1 at 1700', onRecord: '28 doses, 28 tablets', inPacks: '28 doses, 28 tablets',
    packs: ['K-582751973498-8', 'K-0061963-8'], differences: [], ...more,
  });
  return {
    kind: 'pack-check', paper: 'letter', identity: sampleIdentity({ id: 'PACKCHECK-2026-12-07-14d-FAC01-R0035', revision: 1, replaces: null }), resident: sampleResident(), period: 'Mon 12/07/2026 to Sun 12/20/2026',
    packs: [['K-582751973498-8', 'card of 31'], ['K-0061963-8', 'card of 31'], ['P-0042117-3', 'weekly sheet, 7 days by 4 passes']].map(([code = '', type = ''], index) => ({ code, words: [type, `card ${index + 1} of 3`, '12/07 to 12/20, 0800'] })),
    lines: [
      line('allopurinol'), line('metFORMIN'),
      line('LORazepam', { schedule: 'C-IV', hours: '1 at 2000', onRecord: '2 doses, 2 tablets', inPacks: '14 doses, 14 tablets', differences: ['IN A PACK, NOT DUE, do not give: 12 times, Wed 12/09 2000 to Sun 12/20 2000'] }),
      line('warfarin', { onRecord: '14 doses, 21 tablets', differences: ['ANOTHER AMOUNT: Mon 12/07 1700 record 2, pack 1', 'due, in no pack, may be on hand from before: Sun 12/20 1700'] }),
    ],
    notInPack: [{ drug: 'acetaminophen 325 mg tablet', rx: 'Rx 602130', reason: 'as needed: own container' }, { drug: 'lisinopril 10 mg tablet', rx: 'Rx 602131', reason: 'DUE AND IN NO PACK: on hand from before, or ask the pharmacy' }],
    verdict: '2 of 4 orders in packs DIFFER from the record: see each.', ...changes,
  };
}

/** A change sheet with every mark. */
export function sampleChangeSheet(changes: Partial<ChangeSheetModel> = {}): ChangeSheetModel {
  const line = (mark: ChangeLine['mark'], drug: string, text: string, more: ChangeLine['changes'] = []): ChangeLine => ({ mark, drug, rx: 'Rx 602115', text, changes: more });
  return {
    kind: 'change-sheet', paper: 'letter', identity: sampleIdentity({ id: 'CHANGES-NORTH-2026-12-07-1700-FAC01', revision: 1, replaces: null }), facility: 'Maple Grove Care Center', pharmacy: 'Sample Pharmacy 555-0199',
    departure: 'Mon 12/07/2026 17:00 · route NORTH', since: 'since the delivery of 12/03/2026 1702',
    wings: [
      { title: 'North: 1 resident', people: [{ name: 'CORMIER, Stevie', identifiers: 'DOB 04/23/1929 · North 101-A · R0035', lines: [
        line('STOPPED', 'sulfamethoxazole-trimethoprim 800 mg-160 mg tablet', 'Ended 12/06/2026 1700. Take what is left of it out of the cart.'), line('NEW', 'metFORMIN 1,000 mg tablet', 'Give 1 tablet by mouth twice a day with meals. From 12/07/2026; white tablet.'),
        line('CHANGED', 'allopurinol 100 mg tablet', '', [{ what: 'Directions', from: 'Give 1 tablet by mouth once a day.', to: 'Give 2 tablets by mouth once a day.' }, { what: 'Rx', from: '602110', to: '602115' }]),
      ] }] },
      { title: 'South: 1 resident', people: [{ name: 'HOLLOWAY-VAN DER BERG, Marian Elisabeth', identifiers: 'DOB 04/23/1931 · South 207-A · R0036', lines: [
        line('ON HOLD', 'warfarin 2 mg tablet', 'Do not give: on hold since 12/06/2026.'), line('LOOKS DIFFERENT', 'lisinopril 10 mg tablet', 'The same drug of another maker.', [{ what: 'Looks', from: 'white tablet, NDC 0378-0137-10', to: 'pink tablet, NDC 0603-0150-21' }]),
        line('OWED', 'LORazepam 0.5 mg tablet', '4 tablets to come: short of stock.'),
      ] }] },
    ],
    totals: [['residents with a change', '2'], ['stopped', '1'], ['new', '1'], ['changed', '1'], ['on hold', '1'], ['look different', '1'], ['owed', '1']].map(([label = '', value = '']) => ({ label, value })), ...changes,
  };
}

/** A recall that reached containers, packs of two facilities and a kit, and is closed. */
export function sampleRecall(changes: Partial<RecallSheetModel> = {}): RecallSheetModel {
  const packs = (facility: number, count: number, mark: string, state: string): RecallLine[] => Array.from({ length: count }, (_, index) => ({ mark, code: `K-00419${facility}${index}-2`, text: `resident FAC0${facility}-R00${String(10 + index)}, 28 units, ${state}` }));
  return {
    kind: 'recall-sheet', paper: 'letter', identity: sampleIdentity({ id: 'RECALL-7F03A2B1', revision: 2, replaces: 1 }), product: 'lisinopril 10 mg tablet NDC 0603-0150-21',
    about: ['Lots AB1234, AB1235', 'Called back by Sample Labs, notice 26-118: tablets of another strength in the bottle', 'Opened 12/07/2026 0915 UTC-05:00, Amy Sample PharmD'],
    sections: [
      { title: 'In the pharmacy: 2 containers', lines: [{ mark: 'SET ASIDE', code: 'C-6400833128-7', text: 'lot AB1234, expires 08/31/2027, place K-32, 412 units' }, { mark: 'EMPTY', code: 'C-6400833129-4', text: 'lot AB1235, expires 09/30/2027, place K-33, 0 units' }] },
      { title: 'FAC01: 3 packs of 3 residents', lines: [...packs(1, 2, 'HERE', 'checked'), ...packs(1, 1, 'ON THE WAY', 'shipped').map((line) => ({ ...line, code: 'K-0041917-2' }))] },
      { title: 'FAC02: 2 packs of 2 residents', lines: [...packs(2, 1, 'AT THE HOME', 'received'), ...packs(2, 1, 'CAME BACK', 'returned').map((line) => ({ ...line, code: 'K-0041928-2' }))] },
      { title: 'Emergency kits', lines: [{ mark: 'KIT', code: 'FAC02', text: '10 units should lie in it; 1 resident may have had of it' }] },
    ],
    totals: [['units in containers', '412'], ['packs here', '2'], ['on the way', '1'], ['at homes', '1'], ['came back', '1'], ['residents', '5'], ['facilities', '2']].map(([label = '', value = '']) => ({ label, value })),
    closure: 'Closed 12/09/2026 1640 UTC-05:00, Amy Sample PharmD: 412 tablets sent back to the maker, five packs made again.', ...changes,
  };
}

/** A kit of a wing whose residents need more than one page. */
export function sampleDowntimeKit(changes: Partial<DowntimeKitModel> = {}): DowntimeKitModel {
  const plain = (index: number): KitResident => ({
    room: `South ${201 + index}-A`, name: `SAMPLE, Resident ${String(index + 1)}`, identifiers: [`DOB 0${String((index % 9) + 1)}/14/193${String(index % 10)}`, `R00${String(10 + index)}`], nameAlert: false,
    allergies: index % 3 === 0 ? { kind: 'not_recorded' } : { kind: 'none_known', text: 'No known drug allergies' }, codeStatus: index % 2 === 0 ? 'DNR' : null,
  });
  return {
    kind: 'downtime-kit', paper: 'letter', identity: sampleIdentity({ id: 'DOWNTIME-KIT-FAC01-2026-12-07-3D-SOUTH', revision: 1, replaces: null, generatedAt: '12/07/2026 0300 UTC-05:00' }), facility: 'Maple Grove Care Center', wing: 'South',
    standing: ['As of 12/07/2026 0300 UTC-05:00', 'Use until 12/08/2026 0300 UTC-05:00'], warning: 'Older than 24 h: do not use without calling the pharmacy, Sample Pharmacy 555-0199.',
    steps: ['Look at the time above. Later than that, call the pharmacy before you give anything by this kit.', 'Orders, holds and stops told after the time above are not in it. Add what you were told since by hand, with time and initials.', 'Sign each dose on the record of the resident. Before an as-needed dose look there for the last one.', 'When the system is back, enter what was given from these pages and keep them with the records.'],
    contents: ['These sheets: 14 residents with allergies and code status, and what is not in the packs', 'Records of medicines (MAR), 12/07/2026 to 12/09/2026: 14', 'Records of treatments (TAR), 12/07/2026 to 12/09/2026: 5', 'Insulin sheets, 12/07/2026 to 12/09/2026: 2'],
    residents: [
      { room: 'South 200-A', name: 'HOLLOWAY-VAN DER BERG, Marian Elisabeth', identifiers: ['DOB 04/23/1929', 'R0035'], nameAlert: true, allergies: { kind: 'known', items: ['Ibuprofen (renal)', 'Aspirin (GI bleed)', 'Lisinopril (angioedema)'] }, codeStatus: 'DNR, comfort measures only' },
      ...Array.from({ length: 13 }, (_, index) => plain(index)),
    ],
    lists: [
      { title: 'As needed', about: 'given when asked for or seen to be needed', residents: [
        { who: 'South 200-A · HOLLOWAY-VAN DER BERG, Marian Elisabeth · DOB 04/23/1929', orders: [
          { drug: { name: 'LORazepam', strength: '0.5 mg', form: 'tablet' }, directions: 'Give 1 tablet by mouth every 6 hours as needed.', about: ['C-IV', 'For anxiety.', 'Rx 600201'], holds: [] },
          { drug: { name: 'acetaminophen', strength: '325 mg', form: 'tablet' }, directions: 'Give 2 tablets by mouth every 4 hours as needed. Not more than 3 g in 24 hours from all sources.', about: ['For pain.', 'Rx 600202'], holds: ['ON HOLD since 12/06/2026, no end date'] },
        ] },
      ] },
      { title: 'Not in the pack', about: 'given at its hours out of a container of its own, or as written where its directions could not be read', residents: [
        { who: 'South 201-A · SAMPLE, Resident 1 · DOB 01/14/1930', orders: [{ drug: { name: 'latanoprost', strength: '0.005 %', form: 'eye drops' }, directions: 'Instil 1 drop into both eyes at bedtime.', about: ['For glaucoma.', 'Rx 600203'], holds: [] }] },
      ] },
    ],
    ...changes,
  };
}
