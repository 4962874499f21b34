/**
 * Names that lists use and catalogues do not, as the generic name: common abbreviations of United States lists and names of other
 * countries. Only what means one drug; an abbreviation on ISMP's list of error-prone ones that means several (`MSO4`, `MTX`, `HCT`)
 * is left out on purpose and is read by a person.
 */
const ALIASES: Readonly<Record<string, string>> = {
  apap: 'acetaminophen', paracetamol: 'acetaminophen', asa: 'aspirin', 'acetylsalicylic acid': 'aspirin', hctz: 'hydrochlorothiazide', kcl: 'potassium chloride', ntg: 'nitroglycerin', senna: 'sennosides',
  'milk of magnesia': 'magnesium hydroxide', salbutamol: 'albuterol', frusemide: 'furosemide', 'vitamin d2': 'ergocalciferol', 'vitamin d3': 'cholecalciferol', 'vitamin b12': 'cyanocobalamin',
  glycerol: 'glycerin', peg: 'polyethylene glycol 3350', levothyroxin: 'levothyroxine', lignocaine: 'lidocaine', adrenaline: 'epinephrine', valproate: 'valproic acid',
};
const PATTERN = new RegExp(`\\b(?:${Object.keys(ALIASES).toSorted((a, b) => b.length - a.length).join('|')})\\b`, 'g');

/** A name with its abbreviations and foreign names written out; the text is in lower case. */
export const withoutAliases = (name: string): string => name.replace(PATTERN, (found) => ALIASES[found] ?? found);
