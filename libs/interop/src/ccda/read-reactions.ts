import type { PlacedAllergy } from './allergy-concern.js';
import { TEMPLATE } from './ccda-codes.js';
import type { CcdaAllergy, CcdaReaction } from './ccda-list.js';
import { at, attribute, childrenOf, hasTemplate, isTrue } from './find.js';
import { type Narrative, words } from './narrative.js';
import { nameOrCode } from './read-code.js';
import type { XmlElement } from './xml-element.js';

type Said = Pick<CcdaAllergy, 'reactions' | 'severity' | 'criticality' | 'doubts'>;
type Side = { readonly reaction: CcdaReaction } | { readonly severity: string } | { readonly criticality: string } | { readonly doubt: string } | null;

/** Reactions, severity and criticality, under the observation and under its concern. A concern of several allergies does not say which of them it means. */
export function readReactions({ observation, concern, narrative }: PlacedAllergy): Said {
  const own = sidesOf(observation, narrative);
  const shared = concern === null || !concern.ofOne ? [] : sidesOf(concern.element, narrative);
  const unclear = concern !== null && !concern.ofOne && concern.saysMore ? [{ doubt: 'its concern tells a reaction or severity of one of several allergies' }] : [];
  const all = [...own, ...shared, ...unclear];
  const found = <T>(take: (side: NonNullable<Side>) => T | undefined): readonly T[] => all.flatMap((side) => (side === null ? [] : [take(side)])).filter((one) => one !== undefined);
  const severities = [...new Set(found((side) => ('severity' in side ? side.severity : undefined)))];
  return {
    reactions: found((side) => ('reaction' in side ? side.reaction : undefined)), severity: severities.join(', ') || null,
    criticality: found((side) => ('criticality' in side ? side.criticality : undefined)).join(', ') || null, doubts: [...new Set(found((side) => ('doubt' in side ? side.doubt : undefined)))],
  };
}

function sidesOf(element: XmlElement, narrative: Narrative): readonly Side[] {
  return childrenOf(element, 'entryRelationship').flatMap((relation) => relation.children.filter(({ name, space }) => space === '' && ['act', 'observation', 'organizer', 'procedure', 'substanceAdministration'].includes(name)).map((act) => sideOf({ relation, act }, narrative)));
}

function sideOf({ relation, act }: { readonly relation: XmlElement; readonly act: XmlElement }, narrative: Narrative): Side {
  // Read by themselves: the allergies of a concern, and the status that `allergyStanding` takes.
  if (hasTemplate(act, [...TEMPLATE.allergy, ...TEMPLATE.allergyStatus, ...TEMPLATE.besideDirections])) return null;
  const unknown = { doubt: `${act.name} on line ${act.line} is not understood` };
  const named = nameOrCode(at(act, 'value'), narrative) ?? words(at(act, 'text'), narrative);
  if (hasTemplate(act, TEMPLATE.comment)) return null;
  if (named === null || isTrue(act, 'negationInd')) return unknown;
  if (hasTemplate(act, TEMPLATE.severity)) return { severity: named };
  if (hasTemplate(act, TEMPLATE.criticality)) return { criticality: named };
  if (!hasTemplate(act, TEMPLATE.reaction) && attribute(relation, 'typeCode') !== 'MFST') return unknown;
  const severity = sidesOf(act, narrative).find((side) => side !== null && 'severity' in side);
  return { reaction: { name: named, severity: severity !== undefined && severity !== null && 'severity' in severity ? severity.severity : null } };
}
