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

/** Where a pack stands in the check queue, whether it still waits there or not. */
export interface QueuePlace extends Pick<WaitingPack, 'id' | 'dueAt' | 'sealedAt'> {
  /** How many named risks it had. */
  readonly risks: number;
}

const placeOf = ({ id, dueAt, sealedAt, risks }: WaitingPack): QueuePlace => ({ id, dueAt, sealedAt, risks: risks.length });
const due = ({ dueAt }: QueuePlace): number => dueAt ?? Number.MAX_SAFE_INTEGER;
const before = (a: QueuePlace, b: QueuePlace): number => due(a) - due(b) || b.risks - a.risks || a.sealedAt - b.sealedAt || (a.id < b.id ? -1 : Number(a.id > b.id));

/**
 * The check queue: by cut-off, then the more risks first, then who waits longest, then id. @param after the place of the last pack that was seen: those behind it, though it waits no more; none of
 * them is left out while others come and go
 */
export function inCheckOrder<Pack extends WaitingPack>(packs: readonly Pack[], after: QueuePlace | null = null): readonly Pack[] {
  return packs.filter((pack) => after === null || before(after, placeOf(pack)) < 0).toSorted((a, b) => before(placeOf(a), placeOf(b)));
}
