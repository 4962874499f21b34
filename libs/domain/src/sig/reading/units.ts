import { PhraseTable } from './phrase-table.js';

/** Units of a dose in the singular. `measure` = a mass or activity that a product's strength translates into pieces or mL. */
export const DOSE_UNITS = new PhraseTable<string>([
  ['tablet|tablets|tab|tabs|tb|tbs|caplet|caplets|pill|pills', 'tablet'],
  ['capsule|capsules|cap|caps|cp|softgel|softgels', 'capsule'],
  ['suppository|suppositories|supp|supps', 'suppository'],
  ['patch|patches', 'patch'],
  ['drop|drops|gtt|gtts', 'drop'],
  ['puff|puffs', 'puff'],
  ['inhalation|inhalations', 'inhalation'],
  ['spray|sprays', 'spray'],
  ['unit|units|u|iu', 'unit'],
  ['application|applications|applicatorful|applicator', 'application'],
  ['ml|mls|cc|ccs|milliliter|milliliters|millilitre|millilitres', 'mL'],
  ['mg|mgs|milligram|milligrams', 'mg'],
  ['mcg|mcgs|microgram|micrograms', 'mcg'],
  ['g|gm|gms|gram|grams', 'g'],
  ['meq|milliequivalent|milliequivalents', 'mEq'],
  ['teaspoon|teaspoons|tsp|teaspoonful|teaspoonfuls', 'teaspoon'],
  ['tablespoon|tablespoons|tbsp|tablespoonful', 'tablespoon'],
  ['oz|ounce|ounces', 'oz'],
  ['vial|vials', 'vial'],
  ['ampule|ampules|ampoule|ampoules', 'ampule'],
  ['packet|packets|pkt|sachet|sachets', 'packet'],
  ['capful|capfuls', 'capful'],
  ['scoop|scoops', 'scoop'],
  ['lozenge|lozenges', 'lozenge'],
  ['film|films', 'film'],
  ['click|clicks', 'click'],
  ['ribbon|ribbons', 'ribbon'],
  ['inch|inches', 'inch'],
  ['syringe|syringes', 'syringe'],
  ['enema|enemas', 'enema'],
  ['dose|doses', 'dose'],
]);

/** A strength, not a count: how many pieces it takes depends on the product. */
export const MASS_UNITS: ReadonlySet<string> = new Set(['mg', 'mcg', 'g', 'mEq']);
/** What holds a measured dose: `1 vial (3 mL)` is 3 mL. */
export const CONTAINERS: ReadonlySet<string> = new Set(['vial', 'ampule', 'packet', 'capful', 'scoop', 'syringe']);
/** Measured volumes and masses: the dose in such a container. */
export const MEASURED: ReadonlySet<string> = new Set(['mL', 'g']);
