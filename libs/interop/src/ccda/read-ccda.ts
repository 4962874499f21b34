import { type Concern, concernOf, isAllergy } from './allergy-concern.js';
import { TEMPLATE } from './ccda-codes.js';
import type { CcdaAllergy, CcdaList, CcdaMedication, CcdaNoneKnown, NotUnderstood } from './ccda-list.js';
import { type CcdaSection, sectionOf } from './ccda-section.js';
import { childrenOf, descendants, hasTemplate } from './find.js';
import { type Narrative, markedIn } from './narrative.js';
import { readAllergy } from './read-allergy.js';
import { readHeader } from './read-header.js';
import { readMedication } from './read-medication.js';
import { isFreeTextSig } from './read-medication-sides.js';
import { readProduct } from './read-product.js';
import { readXml } from './read-xml.js';
import { remarksOf } from './remarks.js';
import type { XmlElement } from './xml-element.js';
import { XmlRefusal } from './xml-refusal.js';

/** More is no document of one person. */
const MOST_STATEMENTS = 2000;

type Statement = CcdaMedication | CcdaAllergy | CcdaNoneKnown | NotUnderstood;

/** What stands around an element. */
interface Around {
  readonly section: CcdaSection | null;
  readonly concern: Concern | null;
  readonly administration: XmlElement | null;
  readonly together: number;
}

/**
 * Medications and allergies of a C-CDA document (R1.1 to R2.1) or of one of its sections, by template and as they stand there, wherever they stand.
 * Each administration and each allergy is taken, or listed as not understood with its line and the reason; so is each entry of a section of these without either.
 *
 * @throws XmlRefusal where the text is no such document, or holds what no document may hold
 */
export function readCcda(text: string): CcdaList {
  const root = readXml(text);
  if (!['ClinicalDocument', 'component', 'section'].includes(root.name) || root.space !== '') throw new XmlRefusal('no-ccda', root.line, 'this is neither a ClinicalDocument nor a section of one');
  const document = markedIn(root);
  const sections: CcdaSection[] = [];
  const statements: Statement[] = [];
  const add = (statement: Statement): void => {
    statements.push(statement);
    if (statements.length > MOST_STATEMENTS) throw new XmlRefusal('too-many-statements', statement.line, `more than ${MOST_STATEMENTS} medications and allergies`);
  };
  const walk = (element: XmlElement, around: Around): void => {
    const statement = statementOf(element, around);
    if (statement !== null) add(statement);
    const section = element.name === 'section' && element.space === '' ? sectionOf(element, document) : null;
    if (section !== null) sections.push(section);
    const inner: Around = {
      section: section ?? around.section, concern: concernOf(element) ?? around.concern,
      administration: element.name === 'substanceAdministration' && element.space === '' ? element : around.administration,
      together: element.name === 'organizer' ? [...descendants(element)].filter(isAdministration).length : around.together,
    };
    for (const child of element.children) walk(child, inner);
  };
  walk(root, { section: null, concern: null, administration: null, together: 1 });
  const notUnderstood = statements.filter((one) => 'reason' in one);
  const list = {
    medications: statements.filter((one) => 'drug' in one), allergies: statements.filter((one) => 'substance' in one), noneKnown: statements.filter((one) => 'of' in one),
    notUnderstood: [...notUnderstood, ...sections.flatMap(emptyEntries)].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
  return { header: readHeader(root), ...list, remarks: remarksOf(list, sections) };
}

const isAdministration = (element: XmlElement): boolean => element.name === 'substanceAdministration' && !isFreeTextSig(element);

const NO_WORDS: Narrative = { section: new Map(), document: new Map() };

function statementOf(element: XmlElement, { section, concern, administration, together }: Around): Statement | null {
  if (element.space !== '') return null;
  const place = { line: element.line, column: element.column, section: section?.title ?? '' };
  const narrative = section?.narrative ?? NO_WORDS;
  if (isAllergy(element)) return readAllergy({ ...place, observation: element, concern, narrative });
  if (element.name !== 'substanceAdministration') return null;
  const listed = (reason: string, about: NotUnderstood['about'] = 'medication'): NotUnderstood => ({ about, ...place, reason, text: about === 'immunization' || about === 'medication' ? readProduct(element, narrative).drug : null });
  if (isFreeTextSig(element)) return administration === null ? listed('directions in free text belong to no medication', 'directions') : null;
  if (administration !== null) return listed(`it is a part of the directions of the medication on line ${administration.line}`, 'directions');
  if (hasTemplate(element, TEMPLATE.immunization)) return listed('an immunization is no medication of the list', 'immunization');
  const part = section === null || section.kind === null || section.kind === 'allergies' ? 'elsewhere' : section.kind;
  const known = hasTemplate(element, [...TEMPLATE.medicationActivity, ...TEMPLATE.plannedMedication]);
  if (!known && part === 'elsewhere') return listed('it has no template of a medication and stands in no section of medications');
  return readMedication({ ...place, element, part, narrative, together });
}

/** Entries of a section of medications or allergies that hold neither. */
function emptyEntries({ element, kind, title }: CcdaSection): readonly NotUnderstood[] {
  if (kind === null || kind === 'planned') return [];
  const about = kind === 'allergies' ? 'allergy' : 'medication';
  const isMeant = (one: XmlElement): boolean => (about === 'allergy' ? isAllergy(one) : one.name === 'substanceAdministration');
  return childrenOf(element, 'entry').filter((entry) => ![...descendants(entry)].some(isMeant)).map(({ line, column }) => ({ about, line, column, section: title, reason: `an entry without ${about === 'allergy' ? 'an allergy' : 'a medication'}`, text: null }));
}
