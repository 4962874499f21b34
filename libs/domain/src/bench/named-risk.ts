/** Why a pack is looked at with more care: words, never a number. In the order in which they are shown. */
export const NAMED_RISKS = [
  'new_resident', 'changed_order', 'high_alert', 'other_maker', 'override_used', 'manual_entry', 'first_of_technician', 'controlled', 'partial',
] as const;
export type NamedRisk = (typeof NAMED_RISKS)[number];

/** What is known of a sealed pack. */
export type RiskFacts = Readonly<Record<NamedRisk, boolean>>;

/** The named risks of a pack, in their order. */
export function risksOf(facts: RiskFacts): readonly NamedRisk[] {
  return NAMED_RISKS.filter((risk) => facts[risk]);
}

/** Whether a drug, by the ingredient of the catalogue, is one that harms most when it is wrong. @param highAlert one lower-case word each, of the rule pack */
export function isHighAlert(ingredient: string, highAlert: readonly string[]): boolean {
  return ingredient.toLowerCase().split(/[^a-z]+/u).some((word) => highAlert.includes(word));
}

/** A sealed pack that waits for its check. */
export interface WaitingPack {
  readonly id: string;
  /** When it has to be ready: the cut-off of its batch; null = it has none. */
  readonly dueAt: number | null;
  readonly sealedAt: number;
  readonly risks: readonly NamedRisk[];
}

/** The check queue: by cut-off, then the more risks first, then who waits longest, then id. */
export function inCheckOrder<Pack extends WaitingPack>(packs: readonly Pack[]): readonly Pack[] {
  const due = ({ dueAt }: Pack): number => dueAt ?? Number.MAX_SAFE_INTEGER;
  return packs.toSorted((a, b) => due(a) - due(b) || b.risks.length - a.risks.length || a.sealedAt - b.sealedAt || (a.id < b.id ? -1 : 1));
}
