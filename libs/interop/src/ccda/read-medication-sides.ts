import { TEMPLATE } from './ccda-codes.js';
import { at, attribute, childrenOf, hasTemplate, isTrue } from './find.js';
import { type Narrative, dangling, words } from './narrative.js';
import { nameOrCode } from './read-code.js';
import type { XmlElement } from './xml-element.js';

/** LOINC: medication instructions, where the template of free text directions is left out. */
const INSTRUCTIONS = '76662-6';

/** What the acts and participants beside an administration say of it. */
export interface MedicationSides {
  readonly sig: string | null;
  readonly indication: string | null;
  readonly reasonNotDone: string | null;
  readonly vehicle: string | null;
  readonly comments: readonly string[];
  /** Administrations within, which make up the directions together. */
  readonly nested: number;
  readonly doubts: readonly string[];
}

/** Free text directions are no administration of their own. */
export const isFreeTextSig = (element: XmlElement): boolean => hasTemplate(element, TEMPLATE.freeTextSig) || attribute(at(element, 'code'), 'code') === INSTRUCTIONS;

type Side = { readonly what: 'sig' | 'indication' | 'reason' | 'comment' | 'doubt'; readonly text: string } | { readonly what: 'nested' | 'nothing' };

export function readSides(administration: XmlElement, narrative: Narrative): MedicationSides {
  const sides = childrenOf(administration, 'entryRelationship').flatMap((relation) => relation.children.filter(({ name, space }) => space === '' && !['sequenceNumber', 'seperatableInd', 'templateId'].includes(name)).map((act) => sideOf({ relation, act }, narrative)));
  const of = (what: Side['what']): readonly string[] => sides.flatMap((side) => (side.what === what && 'text' in side ? [side.text] : []));
  const joined = (what: Side['what']): string | null => of(what).join('; ') || null;
  const vehicles = childrenOf(administration, 'participant').map((participant) => vehicleOf(participant, narrative));
  return {
    sig: joined('sig'), indication: joined('indication'), reasonNotDone: joined('reason'), comments: of('comment'), nested: sides.filter(({ what }) => what === 'nested').length,
    vehicle: vehicles.find((one) => one !== null) ?? null, doubts: [...of('doubt'), ...(of('sig').length > 1 ? ['there is more than one text of directions'] : [])],
  };
}

function sideOf({ relation, act }: { readonly relation: XmlElement; readonly act: XmlElement }, narrative: Narrative): Side {
  const text = at(act, 'text');
  const said = words(text, narrative);
  const unknown: Side = { what: 'doubt', text: `${act.name} on line ${act.line} is not understood` };
  if (act.name === 'substanceAdministration') {
    if (!isFreeTextSig(act)) return { what: 'nested' };
    if (isTrue(act, 'negationInd')) return { what: 'doubt', text: 'directions in free text are negated' };
    return said === null ? { what: 'doubt', text: text !== null && dangling(text, narrative) ? 'its directions refer to words that are not there' : 'its directions in free text are empty' } : { what: 'sig', text: said };
  }
  if (hasTemplate(act, TEMPLATE.besideDirections)) return { what: 'nothing' };
  const named = nameOrCode(at(act, 'value'), narrative);
  if (hasTemplate(act, TEMPLATE.reasonNotDone)) return { what: 'reason', text: named ?? nameOrCode(at(act, 'code'), narrative) ?? said ?? 'a reason without a name' };
  if (hasTemplate(act, TEMPLATE.instruction) || hasTemplate(act, TEMPLATE.comment)) return said === null ? unknown : { what: 'comment', text: said };
  if (hasTemplate(act, TEMPLATE.reaction)) return { what: 'comment', text: `reaction: ${named ?? said ?? 'without a name'}` };
  if (hasTemplate(act, TEMPLATE.indication) || attribute(relation, 'typeCode') === 'RSON') return named === null ? unknown : { what: 'indication', text: named };
  return unknown;
}

function vehicleOf(participant: XmlElement, narrative: Narrative): string | null {
  if (attribute(participant, 'typeCode') !== 'CSM') return null;
  const entity = at(participant, 'participantRole', 'playingEntity');
  return nameOrCode(at(entity, 'code'), narrative) ?? words(at(entity, 'name'), narrative);
}
