import { type CsvRow, type SharedCensus, cell, rowWhere } from '../shared-census/shared-census.js';
import { daysBetween, plusDays, plusMonths } from './calendar.js';
import { type ListedDose, isHeldOn, listDoses, sumOf, thousandths } from './dose-list.js';

/** The window asked about and the day of asking (its first minute). */
interface Question {
  readonly order: CsvRow;
  readonly from: string;
  readonly to: string;
  readonly previousFrom: string;
  readonly asOf: string;
  readonly events: readonly CsvRow[];
}

const isControlled = (order: CsvRow): boolean => cell(order, 'dea_schedule') !== '';
const isPrn = (order: CsvRow): boolean => cell(order, 'prn') === 'Y';
/** R109: PRN, C-II and what is not counted out does not travel in a cycle batch. */
const travels = (order: CsvRow): boolean => !isPrn(order) && cell(order, 'dea_schedule') !== 'CII' && cell(order, 'category') === 'oral_solid';

const latest = (...dates: readonly string[]): string => dates.toSorted().at(-1) ?? '';
const isAway = (events: readonly CsvRow[], at: string): boolean =>
  events.some((event) => ['LOA', 'HOSPITAL'].includes(cell(event, 'event')) && at >= cell(event, 'from_ts') && (cell(event, 'to_ts') === '' || at < cell(event, 'to_ts')));
const isDischarged = (events: readonly CsvRow[], at: string): boolean => events.some((event) => cell(event, 'event') === 'DISCHARGE' && at >= cell(event, 'from_ts'));

/** E02, E03 (R201–R206, R222): what the law says of a fill that starts with the first dose of the window. */
function lawCodes({ order, from }: Question, inWindow: readonly ListedDose[]): readonly string[] {
  const [written, schedule] = [cell(order, 'written_date'), cell(order, 'dea_schedule')];
  const firstDay = inWindow[0]?.date ?? from;
  const refillsUsed = Number(cell(order, 'refills_authorized')) - Number(cell(order, 'refills_remaining'));
  if (schedule === 'CII') return daysBetween(written, firstDay) > 60 ? ['RX_EXPIRED'] : [];
  if (schedule === 'CIII' || schedule === 'CIV') return firstDay > plusMonths(written, 6) || refillsUsed >= 5 ? ['CS_LIMIT'] : [];
  return plusMonths(written, 12) <= firstDay ? ['RX_EXPIRED'] : [];
}

/** What the window takes beyond the supply that is still there when it begins, as if the resident never left: they may be back any day. */
function neededIn({ order, from, asOf }: Question, inWindow: readonly ListedDose[]): number {
  const takenBefore = listDoses(order, asOf, from).filter((dose) => !isHeldOn(order, dose.date));
  const carriedIn = Math.max(0, thousandths(cell(order, 'on_hand')) - sumOf(takenBefore));
  return Math.max(0, sumOf(inWindow.filter((dose) => !isHeldOn(order, dose.date))) - carriedIn);
}

/** R117: authorised quantity × refills left; a prescription never filled still has its first fill. */
function authorisedLeft(order: CsvRow): number {
  const neverFilled = cell(order, 'last_fill_date') === '' ? 1 : 0;
  return thousandths(cell(order, 'qty_written')) * (Number(cell(order, 'refills_remaining')) + neverFilled);
}

/** First day on which the last fill is used: the latest of order start, fill and last window start. */
const usedFrom = ({ order, previousFrom }: Question): string => latest(cell(order, 'start_date'), cell(order, 'last_fill_date'), previousFrom);

/** R125: days the last fill lasts, from its first dose to the first that it does not cover; a stop does not shorten it. */
function daysSupply(question: Question): number {
  const { order } = question;
  const start = usedFrom(question);
  let left = thousandths(cell(order, 'last_fill_qty'));
  let first: string | null = null;
  for (let date = start; date < plusDays(start, 400); date = plusDays(date, 1)) {
    for (const dose of listDoses(order, date, plusDays(date, 1), false)) {
      first ??= date;
      left -= dose.units;
      if (left < 0) return daysBetween(first, date);
    }
  }
  return 400;
}

/** E09 (R126): elapsed days ÷ last days supply below 0.75, for controlled 0.85 and never before day 26 of a 30-day fill. Only a new supply can be too soon. */
function isTooSoon(question: Question): boolean {
  const { order, from } = question;
  if (cell(order, 'last_fill_date') === '') return false;
  const elapsed = daysBetween(cell(order, 'last_fill_date'), from);
  const supply = daysSupply(question);
  if (isControlled(order) && supply >= 30 && elapsed < 26) return true;
  return elapsed < (isControlled(order) ? 0.85 : 0.75) * supply;
}

/** E24: the count differs from last fill − doses due since by more than one day's doses and at least 3 units. */
function countDiffers(question: Question): boolean {
  const { order, asOf } = question;
  if (cell(order, 'last_fill_date') === '' || cell(order, 'on_hand') === '') return false;
  const since = usedFrom(question);
  const due = listDoses(order, since, asOf).filter((dose) => !isHeldOn(order, dose.date));
  const expected = Math.max(0, thousandths(cell(order, 'last_fill_qty')) - sumOf(due));
  const difference = Math.abs(thousandths(cell(order, 'on_hand')) - expected);
  let oneDay = 0;
  for (let days = 0; days < 31; days += 1) {
    const date = plusDays(since, days);
    oneDay = Math.max(oneDay, sumOf(listDoses(order, date, plusDays(date, 1))));
  }
  return difference > oneDay && difference >= 3000;
}

/** E05–E08: what ends or interrupts the order around the window. */
function intervalCodes({ order, from, to, events }: Question, inWindow: readonly ListedDose[]): readonly string[] {
  const stop = cell(order, 'stop_date');
  // A date-only stop means through the end of that day (R140), so it ends before the window when the day lies before it.
  if (stop !== '' && stop < from) return ['STOPS_BEFORE'];
  const codes: string[] = [];
  if (stop !== '' && stop < plusDays(to, -1)) codes.push('STOPS_WITHIN');
  if (isDischarged(events, `${plusDays(to, -1)}T23:59`)) codes.push('DISCHARGED');
  const staying = inWindow.filter((dose) => !isDischarged(events, dose.at));
  if (staying.some((dose) => isHeldOn(order, dose.date) || isAway(events, dose.at))) codes.push('AWAY');
  return codes;
}

/** E16: a dose that is no whole number of splittable parts: half a tablet, a whole capsule. */
function isUnsplittable(order: CsvRow, inWindow: readonly ListedDose[]): boolean {
  if (cell(order, 'category') !== 'oral_solid') return false;
  const part = cell(order, 'form').includes('Tablet') ? 500 : 1000;
  return inWindow.some((dose) => dose.units % part !== 0);
}

/** The row of the order's product in the catalogue. */
const productOf = (order: CsvRow, census: SharedCensus): CsvRow | undefined => census.catalogue.find((row) => row['ndc11'] === order['ndc11']);

const MIND: readonly string[] = ['Antipsychotic', 'Antidepressant', 'Benzodiazepine/hypnotic'];

/** E23 (R215): a PRN order of a drug of the mind that goes on past its fourteenth day, where the window begins after that day. */
function isPrnTooLong({ order, from }: Question, census: SharedCensus): boolean {
  if (!isPrn(order) || !MIND.includes(productOf(order, census)?.['therapeutic_class'] ?? '')) return false;
  const [start, stop] = [cell(order, 'start_date'), cell(order, 'stop_date')];
  const fifteenth = plusDays(start, 14);
  return latest(from, start) >= fifteenth && (stop === '' || stop >= fifteenth);
}

/** E25 (R408): what a nurse must not crush, by the words of its form and by the list of gloves. */
const WHOLE = ['Extended Release', 'Delayed Release', 'Enteric', 'Sublingual', 'Buccal', 'Disintegrating', 'Dissolving', 'Softgel', 'Liquid Filled'];
const SUFFIX = [' ER', ' XR', ' XL', ' SR', ' CR', ' DR', ' EC', ' LA'];
const GLOVES = ['finasteride', 'dutasteride', 'methotrexate', 'mycophenolate', 'tacrolimus', 'raloxifene', 'tamoxifen', 'anastrozole', 'letrozole', 'megestrol', 'azathioprine',
  'estradiol', 'bicalutamide', 'exemestane', 'hydroxyurea', 'medroxyprogesterone', 'leflunomide', 'capecitabine', 'cyclophosphamide', 'mercaptopurine'];
function mustStayWhole(order: CsvRow): boolean {
  const [form, drug] = [cell(order, 'form'), cell(order, 'drug')];
  if (cell(order, 'category') !== 'oral_solid' || !/Tablet|Capsule/u.test(form)) return false;
  return WHOLE.some((word) => form.includes(word)) || SUFFIX.some((suffix) => drug.endsWith(suffix)) || GLOVES.some((name) => drug.toLowerCase().includes(name));
}

/** E10 (R404): another order of the resident with the same ingredients, both given on some day of the window. */
function hasEarlierTwin({ order, from, to, asOf }: Question, census: SharedCensus): boolean {
  const days = ({ start_date: start = '', stop_date: stop = '' }: CsvRow): readonly [string, string] => [latest(start, from), stop === '' || stop >= to ? plusDays(to, -1) : stop];
  const ingredient = productOf(order, census)?.['ingredient_rxcui'] ?? '';
  return census.orders.some((other) => {
    if (other['resident_id'] !== order['resident_id'] || cell(other, 'rx_number') >= cell(order, 'rx_number')) return false;
    if (cell(other, 'stop_date') !== '' && cell(other, 'stop_date') < asOf) return false;
    if (productOf(other, census)?.['ingredient_rxcui'] !== ingredient || ingredient === '') return false;
    if (cell(order, 'order_group') !== '' && other['order_group'] === order['order_group']) return false;
    if ([order, other].some((one) => isPrn(one) && cell(one, 'prn_reason') !== '')) return false;
    const [[a, b], [c, d]] = [days(order), days(other)];
    return a <= b && c <= d && a <= d && c <= b;
  });
}

function codesOf(question: Question, census: SharedCensus): readonly string[] {
  const { order, from, to, asOf } = question;
  const stop = cell(order, 'stop_date');
  if ((stop !== '' && stop < asOf) || cell(order, 'start_date') >= to) return [];
  const inWindow = listDoses(order, from, to);
  const codes = [...lawCodes(question, inWindow)];
  if (!isPrn(order) && cell(order, 'dea_schedule') === 'CII' && inWindow.length > 0) codes.push('CII');
  if (isUnsplittable(order, inWindow)) codes.push('QTY');
  const resident = rowWhere(census.residents, 'resident_id', cell(order, 'resident_id'));
  const known = census.prescribers.some((row) => row['npi'] === order['npi']);
  if (cell(resident, 'allergies') === '' || cell(resident, 'room') === '' || !known) codes.push('DATA');
  if (isPrnTooLong(question, census)) codes.push('PRN_14D');
  if (cell(resident, 'crush_meds') === 'Y' && mustStayWhole(order)) codes.push('DO_NOT_CRUSH');
  if (hasEarlierTwin(question, census)) codes.push('DUPLICATE');
  if (!travels(order)) return codes;
  if (stop === '' || stop >= from) {
    const needed = neededIn(question, inWindow);
    if (authorisedLeft(order) < needed) codes.push('NO_REFILLS');
    if (needed > 0 && isTooSoon(question)) codes.push('TOO_SOON');
    if (countDiffers(question)) codes.push('ON_HAND_VARIANCE');
  }
  return [...codes, ...intervalCodes(question, inWindow)];
}

/** `rx_number CODE` of every exception E01–E10, E16, E17, E20, E23, E24 and E25 in the next cycle of each facility, sorted. */
export function bruteForceExceptions(census: SharedCensus): readonly string[] {
  return census.orders.flatMap((order) => {
    const facility = rowWhere(census.facilities, 'facility_id', cell(order, 'facility_id'));
    const from = cell(facility, 'next_cycle_start');
    const question: Question = {
      order,
      from,
      to: plusDays(from, Number(cell(facility, 'cycle_days'))),
      previousFrom: cell(facility, 'last_cycle_start'),
      asOf: cell(facility, 'as_of'),
      events: census.censusEvents.filter((event) => event['resident_id'] === order['resident_id']),
    };
    return codesOf(question, census).map((code) => `${cell(order, 'rx_number')} ${code}`);
  }).toSorted();
}
