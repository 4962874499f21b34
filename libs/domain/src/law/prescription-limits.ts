import { type Day, type Finding, addDays, addMonths, formatDay } from '@cyclefill/domain/kernel';
import type { RulePack } from './rule-pack.js';
import type { DeaSchedule } from './schedule.js';

/** What the law looks at in a prescription. */
export interface PrescriptionFacts {
  readonly schedule: DeaSchedule | null;
  readonly writtenOn: Day;
  /** Refills already used up, counted beside the quantity for C-III to C-V (R205); the first fill is not one. */
  readonly refillsUsed: number;
}

/** The last day on which the prescription may be filled, and the rule that says so. */
export function lastFillDay(facts: PrescriptionFacts, pack: RulePack): { readonly day: Day; readonly rule: string } {
  const validity = pack.validity[facts.schedule ?? 'none'];
  if ('days' in validity) return { day: addDays(facts.writtenOn, validity.days), rule: validity.rule };
  const anniversary = addMonths(facts.writtenOn, validity.months);
  return { day: validity.lastDayIncluded ? anniversary : addDays(anniversary, -1), rule: validity.rule };
}

/** Whether a fill that covers doses from `firstDose` on is lawful (R201, R204, R205, R222); E02 or E03 otherwise. */
export function checkPrescriptionLimits(facts: PrescriptionFacts, firstDose: Day, subject: string, pack: RulePack): readonly Finding[] {
  const findings: Finding[] = [];
  const last = lastFillDay(facts, pack);
  const sixMonths = facts.schedule === 'CIII' || facts.schedule === 'CIV';
  if (firstDose > last.day) {
    const params = { writtenOn: formatDay(facts.writtenOn), lastFillDay: formatDay(last.day), firstDose: formatDay(firstDose) };
    findings.push({ code: sixMonths ? 'CS_LIMIT' : 'RX_EXPIRED', severity: 'block', rule: last.rule, subject, params });
  }
  if (sixMonths && facts.refillsUsed >= pack.refillCap[facts.schedule]) {
    const limit = { refillsUsed: facts.refillsUsed, refillCap: pack.refillCap[facts.schedule] };
    findings.push({ code: 'CS_LIMIT', severity: 'block', rule: 'R205', subject, params: limit });
  }
  return findings;
}
