import { type Day, type Finding, addDays, addMonths, formatDay } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';
import type { DeaSchedule } from './schedule.js';

/** What the law looks at in a prescription. */
export interface PrescriptionFacts {
  readonly schedule: DeaSchedule | null;
  readonly writtenOn: Day;
  /** Written on a C-II of a series: nobody fills before it (R201); null = none. */
  readonly earliestFillOn: Day | null;
  /** Refills already used up, counted beside the quantity (R205). The first fill is none. */
  readonly refillsUsed: number;
  /** Something of it was dispensed: its first fill, a part of a C-II. */
  readonly everFilled: boolean;
}

/** Last day on which a C-II that was never filled may be, where its state says so (R201); null = no such day. */
function unfilledUntil({ schedule, everFilled, earliestFillOn, writtenOn }: PrescriptionFacts, { rules }: RulePack): Day | null {
  const days = rules['cii.first-fill-days'].value;
  return schedule === 'CII' && !everFilled && days !== null ? addDays(earliestFillOn ?? writtenOn, days) : null;
}

/** The last day on which the prescription may be filled, and the rule that says so. */
export function lastFillDay(facts: PrescriptionFacts, pack: RulePack): { readonly day: Day; readonly rule: string } {
  const { value: validity, rule } = pack.rules[`validity.${facts.schedule ?? 'none'}`];
  if ('days' in validity) {
    const last = addDays(facts.writtenOn, validity.days);
    const voidAfter = unfilledUntil(facts, pack);
    return voidAfter === null || voidAfter >= last ? { day: last, rule } : { day: voidAfter, rule: pack.rules['cii.first-fill-days'].rule };
  }
  const anniversary = addMonths(facts.writtenOn, validity.months);
  return { day: validity.lastDayIncluded ? anniversary : addDays(anniversary, -1), rule };
}

function refillCap({ schedule }: PrescriptionFacts, pack: RulePack): { readonly value: number | null; readonly rule: string } {
  return schedule === 'CII' ? { value: null, rule: 'R201' } : pack.rules[`refill-cap.${schedule ?? 'none'}`];
}

/**
 * Whether a fill that covers doses from `firstDose` on is lawful (R201, R204–R206, R222). E03 where the law counts months or
 * refills of a controlled drug, E02 otherwise.
 */
export function checkPrescriptionLimits(facts: PrescriptionFacts, firstDose: Day, subject: string, pack: RulePack): readonly Finding[] {
  const findings: Finding[] = [];
  const last = lastFillDay(facts, pack);
  if (firstDose > last.day) {
    const params = { writtenOn: formatDay(facts.writtenOn), lastFillDay: formatDay(last.day), firstDose: formatDay(firstDose) };
    findings.push({ code: last.rule === 'R205' || last.rule === 'R206' ? 'CS_LIMIT' : 'RX_EXPIRED', severity: 'block', rule: last.rule, subject, params });
  }
  if (facts.earliestFillOn !== null && firstDose < facts.earliestFillOn) {
    const params = { earliestFillOn: formatDay(facts.earliestFillOn), firstDose: formatDay(firstDose) };
    findings.push({ code: 'CS_LIMIT', severity: 'block', rule: 'R201', subject, params });
  }
  const cap = refillCap(facts, pack);
  if (cap.value !== null && facts.refillsUsed >= cap.value) {
    const limit = { refillsUsed: facts.refillsUsed, refillCap: cap.value };
    findings.push({ code: 'CS_LIMIT', severity: 'block', rule: cap.rule, subject, params: limit });
  }
  return findings;
}
