import { day } from '@cyclefill/domain/kernel';
import { type RulePack, type RuleQuestion, rulesFor } from '@cyclefill/domain/law';

/** The rules of a place, payer and day; what is not said is nowhere in particular. */
export function rules(question: Partial<Omit<RuleQuestion, 'on'>> & { readonly on?: string } = {}): RulePack {
  return rulesFor({ state: '', payer: '', facility: '', ...question, on: day(question.on ?? '2026-12-01') });
}

/** The rules that hold where no state, payer or facility says otherwise. */
export const COMMON_RULES = rules();
