import { type Milli, dayOf, parseMilli } from '@cyclefill/domain/kernel';
import type { DosageContext } from './dosage-context.js';
import type { Dosage, Quantity, Repeat } from './dosage.shape.js';
import { readMoment, readTime, unitOf, wholeMinutes } from './fhir-time.js';
import { unitName, unitNameOf } from './read-dose.js';
import { readSlots } from './read-slots.js';
import { readTimingCode } from './timing-code.js';
import { NO_FACTS, type OftenFact, type TimingFacts } from './timing-facts.js';

const OFTEN_UNITS: Readonly<Record<string, OftenFact['unit']>> = { min: 'min', h: 'h', d: 'd', wk: 'wk', mo: 'mo' };

function oftenOf(repeat: Repeat, dosage: Dosage): readonly OftenFact[] {
  const code = readTimingCode(dosage.timing?.code);
  const rhythm = code.kind === 'known' ? code.meaning.rhythm : null;
  const unit = OFTEN_UNITS[repeat.periodUnit ?? ''];
  if (repeat.period !== undefined && unit !== undefined) {
    const times = repeat.frequency ?? (repeat.dayOfWeek === undefined ? 1 : repeat.dayOfWeek.length);
    return [{ times: [times, repeat.frequencyMax ?? times], period: [repeat.period, repeat.periodMax ?? repeat.period], unit }];
  }
  const named = repeat.timeOfDay?.length ?? (repeat.when === undefined ? 0 : (readSlots(repeat.when, undefined)?.perDay ?? 0));
  if (named > 0) return [{ times: [named, named], period: [1, 1], unit: 'd' }];
  const codeUnit = OFTEN_UNITS[rhythm?.unit ?? ''];
  return rhythm === null || codeUnit === undefined ? [] : [{ times: [rhythm.frequency, rhythm.frequency], period: [rhythm.period, rhythm.period], unit: codeUnit }];
}

/** Days of a period, its last day included, or of a duration. */
function boundsOf({ boundsPeriod, boundsDuration }: Repeat, context: DosageContext): TimingFacts['bounds'] {
  const [start, end] = [boundsPeriod?.start, boundsPeriod?.end].map((text) => (text === undefined ? undefined : readMoment(text, context.zone) ?? undefined));
  if (start !== undefined && end !== undefined) return [{ value: Math.ceil((end.to - start.from) / 1440), unit: 'd' }];
  const unit = boundsDuration === undefined ? null : unitOf(boundsDuration);
  if (boundsDuration?.value === undefined || unit === null) return [];
  if (unit === 'mo' || unit === 'a') return [{ value: boundsDuration.value * (unit === 'a' ? 12 : 1), unit: 'mo' }];
  return [{ value: (wholeMinutes(boundsDuration.value, unit) ?? 0) / 1440, unit: 'd' }];
}

function dosesOf(dosage: Dosage): TimingFacts['doses'] {
  return (dosage.doseAndRate ?? []).flatMap(({ doseQuantity, doseRange }) => {
    const [low, high]: readonly (Quantity | undefined)[] = [doseQuantity ?? doseRange?.low, doseQuantity ?? doseRange?.high];
    const [least, most, unit] = [milliOf(low), milliOf(high), unitNameOf(low ?? high ?? {})];
    return least === null || most === null || unit === null ? [] : [{ low: least, high: most, unit: unitName(unit) }];
  });
}

function milliOf(quantity: Quantity | undefined): Milli | null {
  return quantity?.value === undefined ? null : parseMilli(String(quantity.value));
}

/** What the structure of a dosage says, in the words its text is compared with. */
export function structureFacts(dosage: Dosage, context: DosageContext): TimingFacts {
  const repeat = dosage.timing?.repeat ?? {};
  const most = milliOf(dosage.maxDosePerPeriod?.numerator);
  const events = (dosage.timing?.event ?? []).map((event) => readMoment(event, context.zone)?.from ?? null).filter((at) => at !== null);
  const often = oftenOf(repeat, dosage);
  return {
    ...NO_FACTS,
    often,
    once: often.length === 0 && (repeat.count === 1 || repeat.when?.includes('IMD') === true || events.length === 1),
    bounds: boundsOf(repeat, context),
    counts: repeat.count === undefined ? [] : [repeat.count],
    clocks: [...(repeat.timeOfDay ?? []).map(readTime).filter((minute) => minute !== null), ...events.map((at) => at - dayOf(at) * 1440)],
    slots: repeat.when ?? [],
    weekdays: repeat.dayOfWeek ?? [],
    doses: dosesOf(dosage),
    most: most === null ? [] : [{ amount: most, unit: unitNameOf(dosage.maxDosePerPeriod?.numerator ?? {}) }],
    asNeeded: dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined,
  };
}
