import { type LocalMinute, Zone } from '@cyclefill/domain/kernel';
import { type Dosage, conceptText, readDosages } from '@cyclefill/interop/fhir';
import { pieceOf } from './piece-of.js';

type Repeat = NonNullable<NonNullable<Dosage['timing']>['repeat']>;

/** FHIR EventTiming by the words of directions. */
const EVENTS: ReadonlyMap<string, string> = new Map([
  ['HS', 'at bedtime'], ['MORN', 'in the morning'], ['NOON', 'at noon'], ['AFT', 'in the afternoon'], ['EVE', 'in the evening'], ['AC', 'before meals'], ['ACM', 'before breakfast'], ['ACD', 'before lunch'], ['ACV', 'before dinner'],
  ['PC', 'after meals'], ['PCM', 'after breakfast'], ['PCD', 'after lunch'], ['PCV', 'after dinner'], ['C', 'with meals'], ['CM', 'with breakfast'], ['CD', 'with lunch'], ['CV', 'with dinner'],
]);
const UNITS: ReadonlyMap<string, string> = new Map([['h', 'hours'], ['d', 'days'], ['wk', 'weeks']]);
/** Elements that words are made of, or that say nothing of when and how much. What else is there cannot be said. */
const SAID: ReadonlySet<string> = new Set(['id', 'sequence', 'timing', 'asNeededBoolean', 'asNeededCodeableConcept', 'route', 'doseAndRate', 'additionalInstruction', 'patientInstruction']);
const SAID_OF_TIMING: ReadonlySet<string> = new Set(['id', 'repeat', 'code']);
const SAID_OF_REPEAT: ReadonlySet<string> = new Set(['id', 'frequency', 'period', 'periodMax', 'periodUnit', 'when', 'boundsPeriod']);
const LONGEST = 1000;
/** Only differences are asked of the reader, which depend on neither. */
const ANY_CONTEXT = { start: 0 as LocalMinute, zone: Zone.of('UTC'), doseUnit: null };

/** One dosage as directions; what of it cannot be said, or contradicts its text. */
export interface FhirDirections {
  readonly text: string;
  readonly doubts: readonly string[];
}

/** Directions of a dosage: its text, held against its structure (D50), else words made of the structure. */
export function fhirDirections(dosage: Dosage, drug: string): FhirDirections {
  const text = dosage.text?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  const modified = dosage.modifierExtension === undefined ? [] : ['a modifier extension of the dosage'];
  if (text.length > LONGEST) return { text: '', doubts: [...modified, 'its text is longer than directions are'] };
  if (text !== '') {
    const differing = readDosages([dosage], ANY_CONTEXT).differences.filter(({ kind }) => kind === 'differs');
    return { text, doubts: [...modified, ...differing.map(({ field, structure }) => `its structure says otherwise in ${field}: ${structure}`)] };
  }
  const route = conceptText(dosage.route);
  const parts = [doseText(dosage, drug), route === null ? '' : route.replace(/ route( of administration)?$/iu, '').toLowerCase(), timingText(dosage), asNeededText(dosage)];
  return { text: parts.filter((part) => part !== null && part !== '').join(' '), doubts: [...modified, ...unsaid(dosage), ...(parts[0] === null ? ['the dose'] : []), ...(parts[2] === null ? ['the timing'] : [])] };
}

const unsaid = ({ timing, ...dosage }: Dosage): readonly string[] => [
  ...Object.keys(dosage).filter((key) => !SAID.has(key) && key !== 'text' && key !== 'modifierExtension'), ...Object.keys(timing ?? {}).filter((key) => !SAID_OF_TIMING.has(key)), ...Object.keys(timing?.repeat ?? {}).filter((key) => !SAID_OF_REPEAT.has(key)),
];

/** `1-2 tablet`; '' = no dose is given, null = it cannot be said. */
function doseText({ doseAndRate }: Dosage, drug: string): string | null {
  const [one, ...more] = doseAndRate ?? [];
  if (one === undefined) return '';
  const { doseQuantity: exact, doseRange: range } = one;
  const [low, high] = [range?.low ?? exact, range?.high ?? exact];
  if (more.length > 0 || one.rateRatio !== undefined || one.rateRange !== undefined || one.rateQuantity !== undefined || low?.value === undefined || high?.value === undefined) return null;
  const [unit, other] = [low, high].map((end) => end.unit ?? end.code ?? pieceOf(drug) ?? '');
  if (unit === undefined || unit !== other || unit.includes('/')) return null;
  return `${low.value === high.value ? low.value : `${low.value}-${high.value}`} ${unit}`.trim();
}

function asNeededText({ asNeededBoolean, asNeededCodeableConcept }: Dosage): string {
  const reason = conceptText(asNeededCodeableConcept);
  if (reason !== null) return `as needed for ${reason.toLowerCase()}`;
  return asNeededBoolean === true || asNeededCodeableConcept !== undefined ? 'as needed' : '';
}

/** '' = nothing says when, null = it cannot be said. */
function timingText({ timing }: Dosage): string | null {
  if (timing === undefined) return '';
  const code = conceptText(timing.code);
  const repeat = timing.repeat === undefined ? '' : repeatText(timing.repeat);
  if (code === null || repeat === null) return repeat;
  // A code beside a structure may say something else: only one of them is put into words.
  return repeat === '' ? code : null;
}

function repeatText({ frequency, period, periodMax, periodUnit, when }: Repeat): string | null {
  if (when !== undefined) {
    const words = when.map((event) => EVENTS.get(event));
    const each = frequency === undefined || (period === 1 && periodUnit === 'd' && frequency === 1 && when.length === 1);
    return words.includes(undefined) || !each || periodMax !== undefined ? null : words.join(' and ');
  }
  if (period === undefined) return frequency === undefined ? '' : null;
  const unit = UNITS.get(periodUnit ?? '');
  const times = frequency ?? 1;
  if (unit === undefined) return null;
  if (periodMax !== undefined && periodMax !== period) return times === 1 && periodUnit === 'h' ? `every ${period}-${periodMax} hours` : null;
  if (times === 1) return period === 1 && periodUnit === 'd' ? 'once a day' : period === 1 && periodUnit === 'wk' ? 'once a week' : `every ${period} ${unit}`;
  return period === 1 && periodUnit !== 'h' ? `${times} times a ${periodUnit === 'd' ? 'day' : 'week'}` : null;
}
