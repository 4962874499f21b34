import { type CcdaAmount, type CcdaMedication, type CcdaTime, amountText, timeText } from '@cyclefill/interop/ccda';
import { canonicalJson, type JsonValue } from '@cyclefill/domain/kernel';
import { readSig } from '@cyclefill/domain/sig';
import { pieceOf } from './piece-of.js';

/** UCUM codes by the words of directions. */
const UNITS: ReadonlyMap<string, string> = new Map([['[IU]', 'units'], ['[iU]', 'units'], ['U', 'units'], ['ug', 'mcg'], ['ml', 'mL']]);
/** HL7 TimingEvent by the words of directions. */
const EVENTS: ReadonlyMap<string, string> = new Map([
  ['HS', 'at bedtime'], ['AC', 'before meals'], ['ACM', 'before breakfast'], ['ACD', 'before lunch'], ['ACV', 'before dinner'], ['PC', 'after meals'], ['PCM', 'after breakfast'], ['PCD', 'after lunch'], ['PCV', 'after dinner'],
  ['C', 'with meals'], ['CM', 'with breakfast'], ['CD', 'with lunch'], ['CV', 'with dinner'],
]);
/** Hours of a unit of time. */
const HOURS: ReadonlyMap<string, number> = new Map([['h', 1], ['d', 24], ['wk', 168]]);

/** Words of directions, or what could not be put into words. */
type Words = { readonly says: string } | { readonly unsaid: string } | null;

/**
 * The directions of a medication as one text for `readSig`: those in free text, else those of its fields. What of them cannot be said stands behind them
 * in brackets, so that they are never equal to other directions. `today` tells whether a start is still to come.
 */
export function directionsOf(medication: CcdaMedication, today: string): string {
  const fields = fieldDirections(medication);
  const text = medication.sig ?? fields.text;
  const contradicted = medication.sig !== null && contradicts(medication.sig, fields.text);
  const days = [medication.from !== null && medication.from.slice(0, 10) > today ? `from ${medication.from.slice(0, 10)}` : '', medication.to === null ? '' : `until ${medication.to.slice(0, 10)}`];
  const doubts = [...medication.doubts, ...(medication.sig === null ? fields.unsaid : []), ...(contradicted ? [`the fields say: ${fields.text}`] : [])];
  const refused = medication.standing === 'not-given' ? [`(not given${medication.reasonNotGiven === null ? '' : `: ${medication.reasonNotGiven}`})`] : [];
  return [text, ...days, ...refused, ...doubts.map((doubt) => `(not understood: ${doubt.replaceAll(/[()]/gu, ' ')})`)].filter((part) => part !== '').join(' ');
}

/** The route as directions name it: `Oral Route of Administration` is `oral`. */
export const routeWords = (route: string | null): string => (route ?? '').replace(/ route of administration$/iu, '').toLowerCase();

function fieldDirections(medication: CcdaMedication): { readonly text: string; readonly unsaid: readonly string[] } {
  const parts: readonly Words[] = [
    doseWords(medication), medication.route === null ? null : { says: routeWords(medication.route) }, timesWords(medication.times),
    medication.asNeeded === null ? null : { says: medication.asNeeded.for === null ? 'as needed' : `as needed for ${medication.asNeeded.for.toLowerCase()}` },
    maximumWords(medication), medication.rate === null ? null : { unsaid: `rate ${amountText(medication.rate)}` },
    medication.site === null ? null : { unsaid: `site ${medication.site}` }, medication.repeat === null ? null : { unsaid: `repeat ${medication.repeat}` },
    medication.ingredients.length === 0 ? null : { unsaid: `a mixture of ${medication.ingredients.length}` },
  ];
  return { text: parts.flatMap((part) => (part !== null && 'says' in part ? [part.says] : [])).join(' '), unsaid: parts.flatMap((part) => (part !== null && 'unsaid' in part ? [part.unsaid] : [])) };
}

/** `.5` is `0.5`. */
const figure = (value: string): string => value.replace(/^\./u, '0.');

/** An amount without open ends, with the word of its unit; a unit that is a ratio (mg/kg, mg/mL) is no amount. */
function amountWords({ low, high, unit }: CcdaAmount, otherwise: string | null): string | null {
  if (low === null || high === null || unit?.includes('/') === true) return null;
  const word = unit === null ? otherwise : (UNITS.get(unit) ?? unit.replaceAll(/[{}]/gu, ''));
  return [low === high ? figure(low) : `${figure(low)}-${figure(high)}`, ...(word === null ? [] : [word])].join(' ');
}

/** A dose without a unit counts what the product comes in. */
function doseWords({ dose, doseForm, drug }: CcdaMedication): Words {
  if (dose === null) return null;
  const says = amountWords(dose, doseForm?.toLowerCase() ?? pieceOf(drug));
  return says === null ? { unsaid: `dose ${amountText(dose)}` } : { says };
}

function maximumWords({ maximum, dose, doseForm, drug }: CcdaMedication): Words {
  if (maximum === null) return null;
  const hours = maximum.within.low === maximum.within.high ? Number(maximum.within.low) * (HOURS.get(maximum.within.unit ?? '') ?? Number.NaN) : Number.NaN;
  const most = amountWords(maximum.most, dose?.unit === null ? (doseForm?.toLowerCase() ?? pieceOf(drug)) : null);
  return most === null || !Number.isInteger(hours) ? { unsaid: `at most ${amountText(maximum.most)} in ${amountText(maximum.within)}` } : { says: `not to exceed ${most} in ${hours} hours` };
}

/** Several events that are joined (operator I) are all meant; any other combination is for a person. */
function timesWords(times: readonly CcdaTime[]): Words {
  const [first, ...more] = times;
  if (first === undefined) return null;
  const words = times.map(oneTime);
  const joined = more.every((time) => time.kind === 'event' && time.operator === 'I') && (more.length === 0 || first.kind === 'event');
  if (!joined || ![null, 'A', 'I'].includes(first.operator) || words.includes(null)) return { unsaid: `when: ${times.map(timeText).join(', ')}` };
  return { says: words.join(' and ') };
}

function oneTime(time: CcdaTime): string | null {
  switch (time.kind) {
    case 'once': return `once (${time.on})`;
    case 'event': return time.offset === null ? (EVENTS.get(time.code) ?? null) : null;
    case 'every': return time.phase === null ? periodWords(time.period, time.flexible) : null;
  }
}

/** Every six hours, or, where the institution sets the hours, four times a day (D41). */
function periodWords({ low, high, unit }: CcdaAmount, flexible: boolean): string | null {
  const inHours = HOURS.get(unit ?? '');
  if (low === null || high === null || inHours === undefined) return null;
  if (low !== high) return flexible || unit !== 'h' ? null : `every ${figure(low)}-${figure(high)} hours`;
  const hours = Number(low) * inHours;
  if (hours <= 0) return null;
  if (hours === 168) return 'once a week';
  if (hours >= 24) return Number.isInteger(hours / 24) ? (hours === 24 ? 'once a day' : `every ${hours / 24} days`) : null;
  if (flexible) return Number.isInteger(24 / hours) ? `${24 / hours} times a day` : null;
  return Number.isInteger(hours) ? `every ${hours} hours` : null;
}

/** Whether two texts both say how much and when, and say it otherwise. */
function contradicts(text: string, fields: string): boolean {
  const [a, b] = [text, fields].map((one) => readSig(one).structure?.parts.map(({ amount, days, times, prn }) => ({ amount, days, times, prn })) ?? null);
  return a !== null && b !== null && canonicalJson(a as unknown as JsonValue) !== canonicalJson(b as unknown as JsonValue);
}
