import type { CardModel, PrescriberPageModel, DocumentIdentity, LabelModel, LeaveModel, ManifestLine, ManifestModel, MarBlock, MarCellState, MarDay, MarModel, MarPrnBlock, MarRow, ResidentHeader } from '@cyclefill/domain/documents';

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAYS_IN_MONTH = 31;

/** Any document's identity. */
export function sampleIdentity(changes: Partial<DocumentIdentity> = {}): DocumentIdentity {
  return { id: 'MAR-2026-12-FAC01-R0035', revision: 2, replaces: 1, orderSetHash: '40d80f30', generatedAt: '12/01/2026 0412 UTC-05:00', createdAt: '2026-12-01T09:12:00.000Z', ...changes };
}

/** A resident who is nobody. */
export function sampleResident(changes: Partial<ResidentHeader> = {}): ResidentHeader {
  return {
    name: 'HOLLOWAY, Marian', dateOfBirth: '04/23/1929', age: '97 y', sex: 'F', room: 'South 207-A', recordNumber: 'FAC01-R0035',
    allergies: { kind: 'known', items: ['Ibuprofen (renal)', 'Aspirin (GI bleed)', 'Lisinopril (angioedema)'] },
    diagnoses: ['constipation K59.00', 'GERD K21.9', 'osteoporosis M81.0', 'polyneuropathy G62.9', 'hypertension I10'],
    codeStatus: null, attending: 'Sato, Keiko PA-C', facility: 'Maple Grove Care Center', pharmacy: 'Pharmacy 555-0199', nameAlert: false, ...changes,
  };
}

/** December 2026: the 1st is a Tuesday. */
export function sampleDays(count = DAYS_IN_MONTH): readonly MarDay[] {
  return Array.from({ length: count }, (_, index) => ({ number: index + 1, weekday: WEEKDAYS[(index + 1) % 7] ?? '', weekStart: (index + 1) % 7 === 6 }));
}

/** A row whose cells are told day by day. */
export function sampleRow(hour: string, dose: string, state: (day: number) => MarCellState, changes: Partial<MarRow> = {}): MarRow {
  const cells = Array.from({ length: DAYS_IN_MONTH }, (_, index) => state(index + 1));
  return { hour, dose, kind: 'dose', cells, due: cells.filter((cell) => cell === 'due').length, edges: [], tags: [], ...changes };
}

/** A twice-daily order, or whatever the changes make of it. */
export function sampleBlock(changes: Partial<MarBlock> = {}): MarBlock {
  return {
    drug: { name: 'metFORMIN', strength: '500 mg', form: 'tablet' }, badge: 'PACK', schedule: null, directions: 'Give 1 tablet by mouth twice a day with meals.', asWritten: false,
    purpose: 'For type 2 diabetes.', steps: [], reference: ['Rx 600628 · start 02/04/2026 · stop open', 'Sato, Keiko PA-C · white tablet'],
    rows: [sampleRow('0900', '1 tab', () => 'due'), sampleRow('1700', '1 tab', () => 'due')], total: '62 doses, 62 tablets', ...changes,
  };
}

const weekly = sampleBlock({
  drug: { name: 'alendronate sodium', strength: '70 mg', form: 'tablet' }, directions: 'Give 1 tablet by mouth every Friday. Give 30 minutes before first food with 8 oz plain water; keep upright.',
  purpose: 'For osteoporosis.', rows: [sampleRow('0600', '1 tab', (day) => (day % 7 === 4 ? 'due' : 'not_due'))], total: '4 doses, 4 tablets',
});
const fourTimes = sampleBlock({
  drug: { name: 'sucralfate', strength: '1,000 mg', form: 'tablet' }, directions: 'Give 1 tablet by mouth before meals and at bedtime.', purpose: 'For acid reflux (GERD).',
  rows: ['0730', '1130', '1630', '2100'].map((hour) => sampleRow(hour, '1 tab', () => 'due')), total: '124 doses, 124 tablets',
});
const step = (dose: string, from: number, to: number, changes: Partial<MarRow> = {}): MarRow =>
  sampleRow('0900', dose, (day) => (day < from ? 'before_start' : day > to ? 'after_stop' : 'due'), { edges: [from - 1, to].filter((edge) => edge > 0), ...changes });
const taper = sampleBlock({
  drug: { name: 'predniSONE', strength: '', form: 'tablet, taper' }, directions: 'Give by mouth every morning with food.', purpose: 'For COPD flare-up.',
  steps: [
    { dates: '11/30 to 12/04', text: '3 tablets of 10 mg' }, { dates: '12/05 to 12/09', text: '2 tablets of 10 mg' },
    { dates: '12/10 to 12/14', text: '1 tablet of 10 mg' }, { dates: '12/15 to 12/19', text: '1 tablet of 5 mg' },
  ],
  rows: [step('30 mg', 1, 4), step('20 mg', 5, 9), step('10 mg', 10, 14), step('5 mg', 15, 19, { tags: [{ column: 19, text: 'STOP after 12/19 0900' }] })],
  total: '19 doses, 32 tablets',
});
const stopped = sampleBlock({
  drug: { name: 'sulfamethoxazole-trimethoprim', strength: '800 mg-160 mg', form: 'tablet' }, directions: 'Give 1 tablet by mouth twice a day for 7 days.', purpose: 'For urinary tract infection.',
  rows: [step('1 tab', 1, 6), step('1 tab', 1, 6, { hour: '1700', tags: [{ column: 6, text: 'STOP after 12/06 1700' }] })], total: '12 doses, 12 tablets',
});
const gated = sampleBlock({
  drug: { name: 'metoprolol tartrate', strength: '25 mg', form: 'tablet' }, directions: 'Give 1 tablet by mouth twice a day. Hold if pulse is less than 60.', purpose: null,
  rows: [
    sampleRow('0900', '1 tab', (day) => (day >= 18 && day <= 20 ? 'leave' : day >= 24 && day <= 29 ? 'hospital' : 'due')),
    sampleRow('', 'pulse', (day) => (day >= 18 && day <= 20 ? 'leave' : day >= 24 && day <= 29 ? 'hospital' : 'due'), { kind: 'measure' }),
    sampleRow('1700', '1 tab', (day) => (day >= 17 && day <= 20 ? 'leave' : day >= 24 && day <= 29 ? 'hospital' : 'due'), { tags: [{ column: 24, text: 'IN HOSPITAL' }] }),
  ],
  total: '43 doses, 43 tablets',
});
const held = sampleBlock({
  drug: { name: 'megestrol', strength: '40 mg per mL', form: 'suspension' }, badge: 'NOT IN PACK', directions: 'Give 10 mL (400 mg) by mouth once a day.', purpose: 'For weight loss.',
  rows: [sampleRow('0900', '10 mL', () => 'held', { tags: [{ column: 1, text: 'ON HOLD since 11/29/2026, no end date' }] })], total: '0 doses, 0 mL',
});
const unread = sampleBlock({
  drug: { name: 'fentaNYL', strength: '25 mcg per hour', form: 'patch' }, badge: 'NOT IN PACK', schedule: 'C-II', directions: '"apply 1 q72h rotate sites, see protocol"', asWritten: true, purpose: 'For pain.',
  rows: [sampleRow('', 'ask hour', (day) => (day < 3 ? 'before_start' : day > 27 ? 'discharged' : 'due'), { edges: [2, 27] })], total: 'doses not counted: ask',
});

/** An as-needed order. */
export function samplePrn(changes: Partial<MarPrnBlock> = {}): MarPrnBlock {
  return {
    drug: { name: 'acetaminophen', strength: '325 mg', form: 'tablet' }, schedule: null, directions: 'Give 2 tablets (650 mg) by mouth every 4 hours as needed.', asWritten: false,
    purpose: 'For mild pain or temperature above 101 F.', limits: ['at least 4 hours apart', 'no more than 3,000 mg in 24 hours, all sources'], stop: null,
    reference: ['Rx 602130 · start 11/17/2026 · stop open', 'Delgado, Rosa NP · white tablet'], counted: false, mostDoses: 186, ...changes,
  };
}

const sleeping = samplePrn({
  drug: { name: 'temazepam', strength: '15 mg', form: 'capsule' }, schedule: 'C-IV', directions: 'Give 1 capsule by mouth at bedtime as needed.', purpose: 'For insomnia.',
  limits: ['time between doses: NOT ON ORDER, ask', 'maximum in 24 hours: NOT ON ORDER, ask'], stop: 'STOP after 12/12/2026', counted: true, mostDoses: 12,
});

/** A record with every kind of cell, block and page. */
export function sampleMar(changes: Partial<MarModel> = {}): MarModel {
  return {
    kind: 'mar', paper: 'letter', identity: sampleIdentity(), resident: sampleResident(), record: 'medication', title: 'December 2026', days: sampleDays(),
    sections: [{ title: 'SCHEDULED, IN PACK', blocks: [weekly, fourTimes, sampleBlock(), taper, stopped, gated] }, { title: 'SCHEDULED, NOT IN PACK', blocks: [held, unread] }],
    prn: [sleeping, samplePrn()], omissions: [{ drug: 'cephalexin 500 mg capsule', rxNumber: '600599', reason: 'ended 11/28/2026 1700' }], footnotes: ['IN HOSPITAL from 12/24/2026 0800 until 12/29/2026 1900.'],
    spareBlocks: 2, ...changes,
  };
}

/** A record of so many plain orders, each with its own text. */
export function sampleMarOf(orders: number, changes: Partial<MarModel> = {}): MarModel {
  const blocks = Array.from({ length: orders }, (_, index) => sampleBlock({ drug: { name: `sampledrug${index + 1}`, strength: `${index + 1} mg`, form: 'tablet' }, reference: [`Rx ${700_001 + index} · start 02/04/2026 · stop open`, 'Sato, Keiko PA-C · white tablet'] }));
  return sampleMar({ sections: [{ title: 'SCHEDULED, IN PACK', blocks }], prn: [], omissions: [], footnotes: [], ...changes });
}

/** A card with 28 of 30 cavities filled. */
export function sampleCard(changes: Partial<CardModel> = {}): CardModel {
  return {
    kind: 'card', identity: sampleIdentity({ id: 'K-0061963-8', revision: 1, replaces: null }), resident: sampleResident({ name: 'JASPER, Shane', room: 'North 106-A', dateOfBirth: '09/19/1929' }), packId: 'K-0061963-8',
    label: {
      drug: { name: 'pregabalin', strength: '25 mg', form: 'capsule' }, schedule: 'C-V', pass: { word: 'MORNING', bars: 1, clock: '0900' }, directions: 'Give 1 capsule by mouth twice a day.', passNote: 'This card: the morning dose.',
      purpose: 'For nerve pain.', looks: 'white capsule', quantity: '28', unit: 'capsules', cardCount: 'card 1 of 2',
      reference: ['Rx 600196   Delgado, Rosa NP   DOB 09/19/1929', 'filled 12/01/2026   use by 05/30/2027   NDC 0071-1012-68', 'lot ____________   RPh ____________   Maple Grove Care Center', 'Pharmacy 555-0199   K-0061963-8'],
      cautions: ['Controlled: sign the count sheet for each dose.'],
    },
    columns: 7, capacity: 31, weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    cavities: Array.from({ length: 28 }, (_, index) => ({ position: index, left: 28 - index, date: index < 25 ? `12/${String(7 + index).padStart(2, '0')}` : `01/0${index - 24}`, units: null, last: index > 24 })),
    firstDose: 'Mon 12/07/2026', lastDose: 'Sun 01/03/2027', otherCards: 'other card: evening 1700', nextCardDue: '01/04/2027', ...changes,
  };
}

/** A clarification with the questions of a C-II that came by phone. */
export function sampleClarification(changes: Partial<PrescriberPageModel> = {}): PrescriberPageModel {
  const questions = ['A Schedule II drug cannot be ordered by phone. Please send a signed or electronic prescription.', 'Please state your DEA number: two letters and seven digits.', 'Which quantity is prescribed?'];
  return {
    kind: 'clarification', title: 'Prescription clarification', please: 'We cannot fill this prescription until the questions below are answered. Please write, sign and send this page back, or call us.',
    paper: 'letter', identity: sampleIdentity({ id: 'CLAR-01F3A9C2', replaces: null, revision: 1 }),
    pharmacy: { name: 'Sample Pharmacy', address: '1 Main Street, Worcester MA', phone: '555-0199' }, to: 'Okafor, Ada MD · NPI 1999999984', facility: 'Maple Grove Care Center',
    resident: 'HOLLOWAY, Marian · DOB 02/03/1941',
    received: [
      { label: 'Received', value: 'by phone on 12/01/2026' }, { label: 'Drug', value: 'oxycodone 5 mg' }, { label: 'Directions', value: 'Give 1 tablet by mouth every 6 hours as needed for pain' },
      { label: 'Quantity', value: 'not stated' }, { label: 'Written', value: '12/01/2026' },
    ],
    questions: questions.map((text, index) => ({ number: `${index + 1}`, text, rule: 'R207' })), ...changes,
  };
}

/** What a prescriber is asked for a renewal. */
export function sampleRenewal(changes: Partial<PrescriberPageModel> = {}): PrescriberPageModel {
  const questions = ['Renew as it stands? Write yes or no, and what is to be other.', 'Quantity of each fill, and how many refills?', 'What is it for? The order does not say.'];
  return sampleClarification({
    kind: 'renewal', title: 'Renewal request', please: 'No refill is left. Without an answer the last day we can supply is 12/20/2026. Please write, sign and send this page back, or send a new prescription.', identity: sampleIdentity({ id: 'RENEW-01F3A9C2', replaces: null, revision: 1 }),
    received: [{ label: 'Drug', value: 'metFORMIN 1,000 mg tablet' }, { label: 'Rx', value: '602115, written 12/01/2025' }, { label: 'Directions', value: 'Give 1 tablet by mouth twice a day with meals.' }, { label: 'For', value: 'purpose: not on order' }, { label: 'Left', value: 'no refills left, 14 tablets authorised' }],
    questions: questions.map((text, index) => ({ number: `${index + 1}`, text, rule: 'R113' })), ...changes,
  });
}

/** The label of a controlled drug for a leave: of no pass, with the pharmacy in full. */
export function sampleContainerLabel(changes: Partial<LabelModel> = {}): LabelModel {
  const { label } = sampleCard();
  return {
    identity: sampleIdentity({ id: 'LABEL-K-0061963-8', revision: 1, replaces: null }), resident: sampleResident({ name: 'JASPER, Shane', room: 'North 106-A', dateOfBirth: '09/19/1929' }), packId: 'K-0061963-8',
    label: {
      ...label, drug: { name: 'LORazepam', strength: '0.5 mg', form: 'tablet' }, schedule: 'C-IV', pass: null, passNote: null, directions: 'Give 1 tablet by mouth at bedtime.', purpose: 'For anxiety.', looks: 'white tablet',
      quantity: '3', unit: 'tablets', cardCount: 'leave 12/10 to 12/13',
      reference: ['Rx 600196   Delgado, Rosa NP   DOB 09/19/1929', 'filled 12/09/2026   use by 06/09/2027   NDC 0071-1012-68', 'lot ____________   RPh ____________   Maple Grove Care Center', 'Sample Pharmacy   1 Main Street, Worcester MA   555-0199   K-0061963-8'],
      cautions: ['Caution: Federal law prohibits the transfer of this drug to any person other than the patient for whom it was prescribed.'],
    },
    ...changes,
  };
}

const AT_EIGHT: LeaveModel['days'][number]['doses'] = [
  { time: '8:00 AM', daypart: 'in the morning', drug: { name: 'amLODIPine', strength: '5 mg', form: 'tablet' }, amount: '1 tablet' },
  { time: '8:00 AM', daypart: 'in the morning', drug: { name: 'carbidopa-levodopa', strength: '25 mg-100 mg', form: 'tablet' }, amount: '1½ tablets' },
];
const AT_NIGHT: LeaveModel['days'][number]['doses'] = [{ time: '8:00 PM', daypart: 'at bedtime', drug: { name: 'LORazepam', strength: '0.5 mg', form: 'tablet' }, amount: '1 tablet' }];

/** The paper of a leave from Thursday to Sunday, with something left out for every reason. */
export function sampleLeave(changes: Partial<LeaveModel> = {}): LeaveModel {
  return {
    kind: 'leave', paper: 'letter', identity: sampleIdentity({ id: 'LEAVE-FAC01-R0035-2026-12-10', revision: 1, replaces: null }), resident: 'HOLLOWAY, Marian', born: '04/23/1929',
    allergies: 'Ibuprofen (renal), Aspirin (GI bleed)', facility: 'Maple Grove Care Center · South 207-A', pharmacy: { name: 'Sample Pharmacy', address: '1 Main Street, Worcester MA', phone: '555-0199' },
    period: 'Thu 12/10/2026 9:30 AM until Sun 12/13/2026 6:00 PM',
    days: [
      { date: 'Thu 12/10/2026', doses: AT_NIGHT }, { date: 'Fri 12/11/2026', doses: [...AT_EIGHT, ...AT_NIGHT] }, { date: 'Sat 12/12/2026', doses: [...AT_EIGHT, ...AT_NIGHT] }, { date: 'Sun 12/13/2026', doses: AT_EIGHT },
    ],
    medicines: [
      { drug: { name: 'LORazepam', strength: '0.5 mg', form: 'tablet' }, looks: 'white tablet', directions: 'Give 1 tablet by mouth at bedtime.', purpose: 'For anxiety.', quantity: '3 tablets', rxNumber: '600196', packId: 'K-0061963-8', lasts: null, cautions: sampleContainerLabel().label.cautions },
      { drug: { name: 'amLODIPine', strength: '5 mg', form: 'tablet' }, looks: 'white round tablet', directions: 'Give 1 tablet by mouth in the morning.', purpose: 'For high blood pressure.', quantity: '3 tablets', rxNumber: '600198', packId: 'K-0061965-4', lasts: null, cautions: [] },
      { drug: { name: 'carbidopa-levodopa', strength: '25 mg-100 mg', form: 'tablet' }, looks: 'yellow tablet', directions: 'Give 1½ tablets by mouth in the morning, 30 minutes before breakfast.', purpose: 'For Parkinson disease.', quantity: '4½ tablets', rxNumber: '600197', packId: 'K-0061964-6', lasts: null, cautions: [] },
    ],
    omitted: [
      { drug: { name: 'acetaminophen', strength: '325 mg', form: 'tablet' }, rxNumber: '602130', reason: 'Only when needed, so it has no times here. Ask the nurse for it before you leave.', directions: 'Give 2 tablets (650 mg) by mouth every 4 hours as needed.' },
      { drug: { name: 'insulin glargine', strength: '100 units per mL', form: 'pen' }, rxNumber: '600641', reason: 'Goes along in its own container, not in a bag. Ask the nurse for it, and give it as it says here.', directions: 'Inject 12 units under the skin at bedtime.' },
      { drug: { name: 'apixaban', strength: '5 mg', form: 'tablet' }, rxNumber: '600650', reason: '2 tablets could not be supplied. Ask the nurse or the pharmacy before you leave.', directions: 'Give 1 tablet by mouth twice a day.' },
    ],
    ...changes,
  };
}

/** The list of who goes home with the same medicines for two weeks. */
export function sampleHome(changes: Partial<LeaveModel> = {}): LeaveModel {
  const atHome = (doses: typeof AT_EIGHT): typeof AT_EIGHT => doses.map((dose) => ({ ...dose, time: 'every day', daypart: '12/10 to 12/23/2026' }));
  const { medicines, omitted } = sampleLeave();
  return sampleLeave({
    kind: 'discharge', identity: sampleIdentity({ id: 'DISCHARGE-FAC01-R0035-2026-12-10', revision: 1, replaces: null }), period: 'for 14 days, Thu 12/10/2026 9:30 AM until Thu 12/24/2026 9:30 AM',
    days: [{ date: '8:00 AM, in the morning', doses: atHome(AT_EIGHT) }, { date: '8:00 PM, at bedtime', doses: atHome(AT_NIGHT) }],
    medicines: medicines.map((one) => ({ ...one, directions: one.directions.replace('Give', 'Take'), lasts: 'Enough until Wed 12/23/2026 8:00 PM.' })),
    omitted: omitted.map((one, index) => (index === 2 ? { ...one, reason: 'A controlled medicine that no prescriber has ordered to go home with you, so it stays here. Ask the nurse before you leave.' } : one)), ...changes,
  });
}

/** A manifest of one facility: two totes, two wings, a cold container, a pack without a code, controlled drugs apart. */
export function sampleManifest(changes: Partial<ManifestModel> = {}): ManifestModel {
  const line = (code: string, what: string, more: Partial<ManifestLine> = {}): ManifestLine => ({ code, what, detail: 'Rx 700123 · 1 of 3', units: '28', tote: 'T-0061963-8', isCold: false, ...more });
  const totes = [{ code: 'T-0061963-8', words: ['North', 'seal 88123', '4 items of this list'] }, { code: 'T-0061964-6', words: ['South', 'no seal', '1 item of this list'] }];
  return {
    kind: 'manifest', paper: 'letter', identity: sampleIdentity({ id: 'MAN-NORTH-2026-12-07-1700', replaces: null, revision: 1 }), pharmacy: 'Sample Pharmacy 555-0199', departure: 'Mon 12/07/2026 17:00 · route NORTH',
    van: 'Van 2 · driver Ada Mbeki',
    sheets: [
      {
        isControlled: false, facility: 'Maple Grove Care Center', totes,
        wings: [
          { title: 'North: 4 items for 2 residents', people: [
            { name: 'CORMIER, Stevie', recordNumber: 'R0035', lines: [line('K-582751973498-8', 'metFORMIN hydrochloride 850 mg extended release oral tablet'), line('P-0061964-6', '7 drugs', { detail: '', units: '104½' }), line('', 'insulin glargine 100 unit/mL', { detail: 'Rx 700124', units: '1,000', isCold: true })] },
            { name: 'HOLLOWAY-VAN DER BERG, Marian Elisabeth', recordNumber: 'R0036', lines: [line('K-0061966-1', 'warfarin 2 mg')] },
          ] },
          { title: 'South: 1 item for 1 resident', people: [{ name: 'OKAFOR, Ben', recordNumber: 'R0099', lines: [line('K-0061967-0', 'lisinopril 10 mg', { tote: 'T-0061964-6' })] }] },
        ],
        totals: [{ label: 'totes', value: '2' }, { label: 'packs', value: '5' }, { label: 'containers', value: '1' }, { label: 'refrigerated', value: '1' }, { label: 'controlled', value: '1, on a page of their own' }],
        signatures: ['Packed by', 'Driver', 'Received by'],
      },
      {
        isControlled: true, facility: 'Maple Grove Care Center', totes: [{ code: 'T-0061963-8', words: ['North', 'seal 88123', '1 item of this list'] }],
        wings: [{ title: 'Controlled drugs: 1 item for 1 resident', people: [{ name: 'CORMIER, Stevie', recordNumber: 'R0035', lines: [line('K-0061968-9', 'LORazepam 0.5 mg', { detail: 'Rx 700125' })] }] }],
        totals: [{ label: 'controlled', value: '1 item' }, { label: 'units', value: '28' }],
        signatures: ['Packed by', 'Driver', 'Received and counted by', 'Second person'],
      },
    ],
    ...changes,
  };
}
