import type { PlacedAllergy } from './allergy-concern.js';
import { type Standing, allergyStanding } from './allergy-standing.js';
import { DENIED_CLASS, DENIED_KIND, GENERAL_CLASSES, GENERAL_SUBSTANCE, NONE_KNOWN_FINDINGS, RXNORM, SNOMED } from './ccda-codes.js';
import type { CcdaAllergy, CcdaNoneKnown, NoneKnown, NotUnderstood } from './ccda-list.js';
import { at, attribute, childrenOf, isTrue } from './find.js';
import { type Narrative, words } from './narrative.js';
import { codesIn, nameOf, nameOrCode } from './read-code.js';
import { readReactions } from './read-reactions.js';
import { readSpan } from './read-times.js';
import { tellsNone } from './tells-none.js';
import type { XmlElement } from './xml-element.js';

/** Children that are read, or that say who and by which id. */
const READ: ReadonlySet<string> = new Set(['templateId', 'id', 'code', 'text', 'statusCode', 'effectiveTime', 'value', 'participant', 'entryRelationship', 'author', 'informant', 'performer', 'subject', 'reference', 'realmCode', 'typeId']);

interface Substance {
  readonly name: string | null;
  readonly rxcui: string | null;
  readonly codes: readonly string[];
}

/** One allergy observation: an allergy, one that is denied, the statement that none is known, or what is not understood of it. */
export function readAllergy(placed: PlacedAllergy): CcdaAllergy | CcdaNoneKnown | NotUnderstood {
  const { observation, line, column, section, narrative } = placed;
  const concern = placed.concern?.element ?? null;
  const refuse = (reason: string): NotUnderstood => ({ about: 'allergy', line, column, section, reason, text: words(at(observation, 'text'), narrative) ?? words(at(concern, 'text'), narrative) });
  for (const act of concern === null ? [observation] : [observation, concern]) {
    const mood = attribute(act, 'moodCode') ?? 'not said';
    if (attribute(act, 'nullFlavor') !== null) return refuse('the statement itself is said to be unknown');
    if (mood !== 'EVN') return refuse(`a statement whose mood is ${mood} tells of no allergy`);
  }
  if (concern !== null && isTrue(concern, 'negationInd')) return refuse('its concern is negated');
  const substances = childrenOf(observation, 'participant').filter((one) => (attribute(one, 'typeCode') ?? 'CSM') === 'CSM').map((one) => substanceOf(one, narrative));
  if (substances.length > 1) return refuse(`one statement of ${substances.length} substances`);
  const substance = substances[0] ?? { name: null, rxcui: null, codes: [] };
  const value = at(observation, 'value');
  const negated = isTrue(observation, 'negationInd');
  const span = at(observation, 'effectiveTime');
  const { from, to, doubts } = span === null ? { from: null, to: null, doubts: [] } : readSpan(span);
  const { standing, because }: Standing = allergyStanding({ concern, observation });
  const statement = { line, column, section, standing, because, kind: nameOrCode(value, narrative), from, to };
  const general = substance.codes.some((code) => GENERAL_CLASSES.includes(code)) || (substance.name === null && substance.codes.length === 0);
  const byCode = codesIn(value, SNOMED).map((code) => NONE_KNOWN_FINDINGS.get(code)).find((of) => of !== undefined);
  if (byCode !== undefined || (negated && general)) {
    const of = byCode ?? deniedOf({ value, substance });
    if (of === null) return refuse('it denies a kind of allergy that is not known');
    const told = words(at(observation, 'text'), narrative) ?? words(at(concern, 'text'), narrative);
    if ((byCode !== undefined && (negated || !general)) || !tellsNone(told)) return refuse('it says that none is known, and contradicts itself');
    return { ...statement, of, doubts };
  }
  if (general && substance.name === null) return refuse('no name, code or text says to what');
  if (general) return refuse('an allergy to a whole class of substances names none');
  const { reactions, severity, criticality, doubts: unread } = readReactions(placed);
  const unreadChildren = observation.children.filter(({ name, space }) => space !== '' || !READ.has(name)).map((one) => `${one.name} on line ${one.line} is not understood`);
  return { ...statement, substance: substance.name ?? '', rxcui: substance.rxcui, denied: negated, reactions, severity, criticality, doubts: [...doubts, ...unread, ...unreadChildren] };
}

function substanceOf(participant: XmlElement, narrative: Narrative): Substance {
  const entity = at(participant, 'participantRole', 'playingEntity');
  const code = at(entity, 'code');
  const rxnorm = codesIn(code, RXNORM);
  const name = nameOf(code, narrative) ?? words(at(entity, 'name'), narrative) ?? nameOrCode(code, narrative);
  return { name, rxcui: rxnorm.length === 1 ? (rxnorm[0] ?? null) : null, codes: [...codesIn(code, SNOMED), ...rxnorm] };
}

/** Which allergies a denied kind and class of substances mean together; null = they do not tell, or go against each other. */
function deniedOf({ value, substance }: { readonly value: XmlElement | null; readonly substance: Substance }): NoneKnown | null {
  const kind = codesIn(value, SNOMED).map((code) => DENIED_KIND.get(code)).find((of) => of !== undefined) ?? null;
  const narrower = substance.codes.filter((code) => code !== GENERAL_SUBSTANCE).map((code) => DENIED_CLASS.get(code)).find((of) => of !== undefined) ?? kind;
  return kind === null || kind === 'allergies' || kind === narrower ? (kind === null ? null : narrower) : null;
}
