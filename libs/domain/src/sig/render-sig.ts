import { type Day, type Milli, civilFromDay } from '@cyclefill/domain/kernel';
import { doseText, unitText } from './dose-units.js';
import { figureText, withCommas } from './figures.js';
import { plainPhrase } from './plain-directions.js';
import { purposeText } from './purpose.js';
import type { SigAmount, SigPart, SigRoute, SigStructure } from './sig-structure.js';
import { type SigReader, sigDaysText, timesText } from './times-text.js';

/** What staff do, what a resident does, and where it goes, by route. */
const ROUTES: Readonly<Record<SigRoute, readonly [staff: string, resident: string, where: string]>> = {
  oral: ['give', 'take', 'by mouth'],
  sublingual: ['give', 'take', 'under the tongue'],
  buccal: ['give', 'take', 'in the cheek'],
  inhalation: ['inhale', 'inhale', 'by mouth'],
  nasal: ['spray', 'spray', 'into the nose'],
  ophthalmic: ['instill', 'put', 'by ophthalmic route'],
  otic: ['instill', 'put', 'into the ear'],
  topical: ['apply', 'apply', 'topically'],
  transdermal: ['apply', 'apply', 'to clean, dry skin'],
  rectal: ['insert', 'insert', 'rectally'],
  vaginal: ['insert', 'insert', 'vaginally'],
  subcutaneous: ['inject', 'inject', 'subcutaneously'],
  intramuscular: ['inject', 'inject', 'intramuscularly'],
  intravenous: ['give', 'take', 'intravenously'],
  tube: ['give', 'take', 'by feeding tube'],
};

const INTO: ReadonlySet<SigRoute> = new Set(['ophthalmic', 'otic', 'nasal']);

/** Nothing is no amount: the directions state none. */
function amountText({ low, high, unit }: SigAmount): string {
  if (low === 0 && high === null) return '';
  if (unit === null) return high === null ? figureText(low) : `${figureText(low)} to ${figureText(high)}`;
  return high === null ? doseText(low, unit) : `${figureText(low)} to ${figureText(high)} ${unitText(high, unit)}`;
}

function whereText({ route, site }: SigPart): string {
  if (site === null) return route === null ? '' : ROUTES[route][2];
  if (route !== null && INTO.has(route)) return site.startsWith('each') || site.startsWith('both') ? `into ${site}` : `into the ${site}`;
  const place = `to ${site === 'affected area' ? '' : 'the '}${site}`;
  return route === null || route === 'topical' ? place : `${ROUTES[route][2]} ${place}`;
}

/** A slash between two reasons is an `or` (D53). */
function reasonText(reason: string): string {
  return plainPhrase(reason).replace(/([A-Za-z])\/(?=[A-Za-z])/g, '$1 or ');
}

/** A scale in plain words; `2u` is 2 units. */
function scaleText(scale: string): string {
  return plainPhrase(scale.replace(/(\d) ?u\b/gi, '$1 units'));
}

function verbOf({ verb, route }: SigPart, reader: SigReader): string {
  if (verb !== null) return verb;
  return route === null ? (reader === 'staff' ? 'give' : 'take') : ROUTES[route][reader === 'staff' ? 0 : 1];
}

const turnText = ({ amount, alsoAs, alternate }: SigPart): string =>
  `${amountText(amount)}${alsoAs === null ? '' : ` (${amountText(alsoAs)})`}${alternate === null ? '' : `, alternating with ${amountText(alternate)}`}`;

function partText(part: SigPart, reader: SigReader): string {
  const words = [
    verbOf(part, reader), turnText(part), whereText(part), part.days.kind === 'cycle' ? '' : sigDaysText(part.days, part.times), timesText(part.times, part.days, reader),
    part.food ?? '', part.prn ? `as needed${part.prnReason === null ? '' : ` for ${reasonText(part.prnReason)}`}` : '', part.count === null ? '' : `for ${part.count} doses`,
    part.durationDays === null ? '' : `for ${part.durationDays} ${part.durationDays === 1 ? 'day' : 'days'}`,
  ];
  const ends = [part.days.kind === 'cycle' ? sigDaysText(part.days, part.times) : '', part.removeAfterMinutes === null ? '' : `remove after ${part.removeAfterMinutes / 60} hours`];
  return [words.filter(Boolean).join(' '), ...ends.filter(Boolean)].join(', ');
}

function dateText(day: Day): string {
  const { year, month, dayOfMonth } = civilFromDay(day);
  return `${String(month).padStart(2, '0')}/${String(dayOfMonth).padStart(2, '0')}/${year}`;
}

function joinParts(parts: readonly SigPart[], reader: SigReader): string {
  return parts.map((part, index) => {
    const before = parts[index - 1];
    return `${before === undefined ? '' : part.step > before.step ? ', then ' : ', and '}${partText(part, reader)}`;
  }).join('');
}

const limitText = (amount: Milli, unit: string): string => (unit === 'mL' || unit === 'mg' || unit === 'g' ? `${withCommas(figureText(amount))} ${unit}` : doseText(amount, unit));

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/**
 * Structure in plain words (D51, D52): verb, amount in figures, route, days, parts of the day, food, need, length; then what
 * holds for all of it. `readSig` reads the same structure out of it again.
 */
export function renderSig(sig: SigStructure, reader: SigReader): string {
  const start = sig.start === null ? '' : `starting ${dateText(sig.start)}, `;
  const until = sig.until === null ? '' : ` until ${dateText(sig.until)}`;
  const scale = sig.scale === null ? '' : ` per sliding scale: blood glucose ${scaleText(sig.scale)}`;
  const purpose = sig.indication === null ? null : purposeText(sig.indication);
  const sentences = [
    sentence(`${start}${joinParts(sig.parts, reader)}${until}${scale}`),
    ...(sig.limit === null ? [] : [sentence(`no more than ${limitText(sig.limit.amount, sig.limit.unit)} in ${sig.limit.hours} hours`)]),
    ...sig.holds.map((hold) => sentence(plainPhrase(hold))),
    ...(purpose === null ? [] : [purpose]),
    ...sig.instructions.map((instruction) => sentence(plainPhrase(instruction))),
  ];
  return sentences.join(' ');
}

/** Sentences for both readers; the resident's keeps to what a person can do without a clock where it can. */
export function sigSentences(sig: SigStructure): { readonly staff: string; readonly resident: string } {
  return { staff: renderSig(sig, 'staff'), resident: renderSig(sig, 'resident') };
}

