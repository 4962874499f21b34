import { GENERAL_CLASSES, NO_MEDICATIONS, SNOMED, TEMPLATE } from './ccda-codes.js';
import type { CcdaAmount, CcdaMedication, CcdaNoneKnown, CcdaPlace, MedicationPart, NotUnderstood } from './ccda-list.js';
import { at, attribute, childrenOf, hasTemplate, isTrue } from './find.js';
import { medicationStanding } from './medication-standing.js';
import { type Narrative, words } from './narrative.js';
import { readAmount, readMaximum } from './read-amount.js';
import { codesIn, nameOrCode, saysNothing } from './read-code.js';
import { type MedicationSides, readSides } from './read-medication-sides.js';
import { readProduct } from './read-product.js';
import { readTimes } from './read-times.js';
import { tellsNone } from './tells-none.js';
import type { XmlElement } from './xml-element.js';

/** EVN was taken or given; the others are planned, ordered, proposed, promised. What is no statement of these is not read. */
const MOODS: readonly string[] = ['EVN', 'INT', 'RQO', 'PRP', 'PRMS'];
/** Children that are read, or that say who and by which id. */
const READ: ReadonlySet<string> = new Set([
  'templateId', 'id', 'code', 'text', 'statusCode', 'effectiveTime', 'repeatNumber', 'routeCode', 'approachSiteCode', 'doseQuantity', 'rateQuantity', 'maxDoseQuantity', 'administrationUnitCode', 'consumable',
  'participant', 'entryRelationship', 'precondition', 'author', 'informant', 'performer', 'subject', 'realmCode', 'typeId', 'reference',
]);

export interface Placed extends CcdaPlace {
  readonly element: XmlElement;
  readonly part: MedicationPart;
  readonly narrative: Narrative;
  /** How many administrations an organizer holds together with this one, itself among them. */
  readonly together: number;
}

/** One administration: a medication, the statement that there is none, or what is not understood of it. */
export function readMedication(placed: Placed): CcdaMedication | CcdaNoneKnown | NotUnderstood {
  const { element, line, column, section, part, narrative, together } = placed;
  const told = words(at(element, 'text'), narrative);
  const refuse = (reason: string): NotUnderstood => ({ about: 'medication', line, column, section, reason, text: readProduct(element, narrative).drug ?? told });
  const mood = attribute(element, 'moodCode') ?? 'not said';
  if (!MOODS.includes(mood)) return refuse(`a statement whose mood is ${mood} tells of no medication`);
  if (attribute(element, 'nullFlavor') !== null) return refuse('the statement itself is said to be unknown');
  const negated = isTrue(element, 'negationInd');
  const none = noMedications(placed, negated);
  if (none === 'contradictory') return refuse('it says that there is no medication, and contradicts itself');
  if (none !== null) return none;
  const product = readProduct(element, narrative);
  const sides = readSides(element, narrative);
  if (sides.nested > 0) return refuse(`directions in ${sides.nested} parts of their own are not put together`);
  const drug = product.drug ?? sides.sig ?? told;
  if (drug === null) return refuse('no name, code or text says which drug');
  const doubts = [...product.doubts, ...sides.doubts, ...unreadChildren(element)];
  if (!hasTemplate(element, [...TEMPLATE.medicationActivity, ...TEMPLATE.plannedMedication])) doubts.push('it has no template of a medication');
  if (together > 1) doubts.push(`it is one of ${together} that belong together`);
  if (product.drug === null) doubts.push('the drug is named by its directions alone');
  const amount = (name: string, what: string): CcdaAmount | null => {
    const read = childrenOf(element, name).length > 1 ? 'unclear' : readAmount(at(element, name));
    if (read === 'unclear') doubts.push(`${what} is written as no amount or range`);
    return read === 'unclear' ? null : read;
  };
  const [dose, rate] = [amount('doseQuantity', 'the dose'), amount('rateQuantity', 'the rate')];
  const maximum = childrenOf(element, 'maxDoseQuantity').length > 1 ? 'unclear' : readMaximum(at(element, 'maxDoseQuantity'));
  if (maximum === 'unclear') doubts.push('the greatest dose is no amount in a time');
  const times = readTimes(childrenOf(element, 'effectiveTime'));
  const { standing, doubts: standingDoubts } = medicationStanding({ statusCode: attribute(at(element, 'statusCode'), 'code'), mood, negated });
  const named = (name: string): string | null => nameOrCode(at(element, name), narrative);
  return {
    line, column, section, part, drug, drugAsWritten: product.drugAsWritten, rxcui: product.rxcui, ndc: product.ndc, ingredients: product.ingredients, vehicle: sides.vehicle, mood, statusCode: attribute(at(element, 'statusCode'), 'code'), standing,
    reasonNotGiven: negated ? sides.reasonNotDone : null, dose, doseForm: named('administrationUnitCode'), rate, maximum: maximum === 'unclear' ? null : maximum, route: named('routeCode'), site: named('approachSiteCode'),
    from: times.from, to: times.to, times: times.times, repeat: attribute(at(element, 'repeatNumber'), 'value'), asNeeded: asNeededOf(element, narrative), indication: sides.indication, sig: sides.sig,
    narrative: told, comments: commentsOf(sides, negated), doubts: [...doubts, ...times.doubts, ...standingDoubts],
  };
}

const commentsOf = ({ comments, reasonNotDone }: MedicationSides, negated: boolean): readonly string[] => (reasonNotDone === null || negated ? comments : [...comments, reasonNotDone]);

/** "No medications": an administration denied of no drug or of drugs as such, or a code that says so. */
function noMedications({ element, line, column, section, narrative }: Placed, negated: boolean): CcdaNoneKnown | 'contradictory' | null {
  const material = at(element, 'consumable', 'manufacturedProduct', 'manufacturedMaterial');
  const [code, name] = [at(material, 'code'), at(material, 'name')];
  const codes = [...codesIn(code, SNOMED), ...codesIn(at(element, 'code'), SNOMED)];
  const byCode = codes.some((one) => NO_MEDICATIONS.includes(one));
  const ofAll = codes.some((one) => GENERAL_CLASSES.includes(one)) || (saysNothing(code, narrative) && words(name, narrative) === null);
  if (!byCode && !(negated && ofAll)) return null;
  const told = words(at(element, 'text'), narrative) ?? readSides(element, narrative).sig;
  if (byCode === negated || !tellsNone(told)) return 'contradictory';
  const { from, to, doubts } = readTimes(childrenOf(element, 'effectiveTime'));
  const inError = attribute(at(element, 'statusCode'), 'code') === 'nullified';
  return { line, column, section, of: 'medications', standing: inError ? 'in-error' : 'active', because: [inError ? 'entered in error' : byCode ? 'a code says so' : 'a medication is denied and none is named'], kind: null, from, to, doubts };
}

/** The condition under which it is given, with its reason in words or as a code. */
function asNeededOf(element: XmlElement, narrative: Narrative): CcdaMedication['asNeeded'] {
  const conditions = childrenOf(element, 'precondition').map((one) => at(one, 'criterion'));
  if (conditions.length === 0) return null;
  const reasons = conditions.map((one) => nameOrCode(at(one, 'value'), narrative) ?? words(at(one, 'text'), narrative) ?? words(at(one, 'value'), narrative)).filter((one) => one !== null);
  return { for: reasons.length === 0 ? null : reasons.join(', ') };
}

/** What stands in the entry and is not read: named, so that nobody takes the medication for all that was said. */
function unreadChildren(element: XmlElement): readonly string[] {
  const unread = element.children.filter(({ name, space }) => space !== '' || !READ.has(name)).map(({ name, line }) => `${name} on line ${line} is not understood`);
  const reference = attribute(at(element, 'text', 'reference'), 'value');
  return reference === null || reference.startsWith('#') ? unread : [...unread, 'its text refers to something outside of the document'];
}
