import { type Day, byCodePoint, formatDay, invariant } from '@cyclefill/domain/kernel';
import { RULE_LIBRARY } from './packs/index.js';
import { LAYERS, type Layer, type LayerRule, type Overrider, type RuleLayer } from './rule-layer.js';
import type { RuleKey, RuleValues } from './rule-values.js';

/** A number in force, with who says so. */
export interface InForce<Value> {
  readonly value: Value;
  readonly rule: string;
  readonly source: string;
  /** The pack and version it was taken from, such as `us-tx@1`. */
  readonly pack: string;
  readonly overridableBy: readonly Overrider[];
}

/** Every number of law, payer and facility that holds for one resident on one day: the layers laid over each other. */
export interface RulePack {
  /** Packs and versions used, weakest first, divided by blanks: with it and a day the same numbers are found again. */
  readonly id: string;
  readonly rules: { readonly [Key in RuleKey]: InForce<RuleValues[Key]> };
  /** Who may set aside the findings of a rule; a rule that is not here leaves no choice. */
  readonly overridableBy: ReadonlyMap<string, readonly Overrider[]>;
}

/** For whom and when rules are asked for. A state, payer or facility without a pack of its own has the common one. */
export interface RuleQuestion {
  readonly state: string;
  readonly payer: string;
  readonly facility: string;
  readonly on: Day;
}

const SCOPE_OF: Readonly<Record<Layer, (question: RuleQuestion) => string>> = {
  federal: () => 'US', state: ({ state }) => state, payer: ({ payer }) => payer, facility: ({ facility }) => facility,
};

const nameOf = ({ id, version }: RuleLayer): string => `${id}@${version}`;

function newest(packs: readonly RuleLayer[]): RuleLayer | undefined {
  return packs.toSorted((a, b) => b.version - a.version)[0];
}

/** The pack of a layer for a question: its own, else the layer's default; of several versions the newest. */
function packOf(layer: Layer, question: RuleQuestion, library: readonly RuleLayer[]): RuleLayer | undefined {
  const ofLayer = library.filter((pack) => pack.layer === layer);
  const scope = SCOPE_OF[layer](question);
  return newest(ofLayer.filter((pack) => pack.scope === scope)) ?? newest(ofLayer.filter((pack) => pack.scope === 'default'));
}

function holdsOn(rule: LayerRule, date: string): boolean {
  return rule.from <= date && (rule.to === null || date < rule.to);
}

/** By rule: what its numbers say, else what a layer says of it. Where two numbers of one rule differ, only who both name. */
function overridersOf(packs: readonly RuleLayer[], numbers: readonly InForce<unknown>[]): ReadonlyMap<string, readonly Overrider[]> {
  const by = new Map<string, readonly Overrider[]>(packs.flatMap(({ overrides }) => overrides.map(({ rule, overridableBy }) => [rule, overridableBy] as const)));
  const seen = new Set<string>();
  for (const { rule, overridableBy } of numbers) {
    by.set(rule, seen.has(rule) ? (by.get(rule) ?? []).filter((role) => overridableBy.includes(role)) : overridableBy);
    seen.add(rule);
  }
  return by;
}

/** What holds for a resident on a day: federal < state < payer < facility, each number from the strongest layer that has it. */
export function rulesFor(question: RuleQuestion, library: readonly RuleLayer[] = RULE_LIBRARY): RulePack {
  const packs = LAYERS.flatMap((layer) => packOf(layer, question, library) ?? []);
  const date = formatDay(question.on);
  const rules: Partial<Record<RuleKey, InForce<unknown>>> = {};
  for (const pack of packs) {
    for (const { key, value, rule, source, overridableBy, ...dates } of pack.rules) {
      if (holdsOn({ key, value, rule, source, overridableBy, ...dates } as LayerRule, date)) rules[key] = { value, rule, source, overridableBy, pack: nameOf(pack) };
    }
  }
  return { id: packs.map(nameOf).join(' '), rules: rules as RulePack['rules'], overridableBy: overridersOf(packs, Object.values(rules)) };
}

/** The library as a batch knew it: the versions that its stamp names, so that a newer version changes no past batch. */
export function libraryOf(stamp: string, library: readonly RuleLayer[] = RULE_LIBRARY): readonly RuleLayer[] {
  return stamp.split(' ').map((name) => {
    const pack = library.find((candidate) => nameOf(candidate) === name);
    invariant(pack !== undefined, 'a batch names a rule pack that the library no longer has');
    return pack;
  });
}

/** One stamp for several residents' rules: every pack and version any of them used, each once. */
export function stampOf(packs: readonly RulePack[]): string {
  return [...new Set(packs.flatMap(({ id }) => id.split(' ')))].toSorted(byCodePoint).join(' ');
}
