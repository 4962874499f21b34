import { clinicalTable } from './clinical-table.js';

/**
 * How far a recorded allergen reaches. A name of it in a record means each of `members` itself. `cross` are drugs that may
 * react too: they interrupt when the documented reaction is one of `interruptOn`; after any other they are shown, or nothing is told.
 */
export interface AllergyRow {
  readonly id: string;
  /** What a record calls it, as words; none = only its members are recorded. */
  readonly names: readonly string[];
  /** Ingredients, or `@group`. */
  readonly members: readonly string[];
  readonly cross: readonly string[];
  readonly interruptOn: readonly ('severe' | 'severe-late' | 'airway')[];
  readonly otherwise: 'shown' | 'nothing';
  /** What a person is told of the relation. */
  readonly note: string;
}

const BETA_LACTAMS = ['@penicillin', '@cephalosporin', '@other-beta-lactam'];
const SEVERE = ['severe', 'severe-late', 'airway'] as const;

/** One chemical side chain (R1) of penicillins and cephalosporins: who shares it may react, who does not hardly does. */
const sideChain = (id: string, ...members: readonly string[]): AllergyRow =>
  ({ id: `beta-lactam-${id}`, names: [], members, cross: members, interruptOn: SEVERE, otherwise: 'shown', note: 'shares a side chain' });

export const ALLERGY_GROUPS = clinicalTable<AllergyRow>({
  id: 'allergy-groups',
  version: 1,
  on: '2026-11-23',
  source: 'ours, from published side-chain groups of beta-lactams and reviews of cross-reactivity; R403',
  rows: [
    { id: 'penicillins', names: ['penicillin', 'penicillins', 'pcn'], members: ['@penicillin'], cross: ['@penicillin', 'cefoxitin'], interruptOn: SEVERE, otherwise: 'shown', note: 'is a penicillin too, or shares its side chain' },
    { id: 'cephalosporins', names: ['cephalosporin', 'cephalosporins'], members: ['@cephalosporin'], cross: [], interruptOn: SEVERE, otherwise: 'shown', note: '' },
    sideChain('aminobenzyl', 'ampicillin', 'amoxicillin', 'cephalexin', 'cefaclor', 'cefadroxil', 'cefprozil'),
    sideChain('methoxyimino', 'cefotaxime', 'ceftriaxone', 'cefepime'),
    sideChain('ceftazidime', 'ceftazidime', 'aztreonam'),
    { id: 'beta-lactams-late', names: [], members: BETA_LACTAMS, cross: BETA_LACTAMS, interruptOn: ['severe-late'], otherwise: 'nothing', note: 'is a beta-lactam, and the reaction was a severe one of skin, blood or organs' },
    { id: 'sulfonamides', names: ['sulfa', 'sulfas', 'sulpha', 'sulfonamide', 'sulfonamides', 'sulfa drugs', 'sulfa antibiotics', 'bactrim', 'septra'], members: ['@sulfonamide-antibiotic'], cross: ['@sulfonamide-antibiotic'], interruptOn: SEVERE, otherwise: 'shown', note: 'is a sulfonamide antibiotic too' },
    { id: 'sulfonamides-other', names: ['sulfa', 'sulfas', 'sulpha', 'sulfonamide', 'sulfonamides'], members: ['@sulfonamide-antibiotic'], cross: ['@sulfonamide-other'], interruptOn: [], otherwise: 'shown', note: 'is a sulfonamide that is no antibiotic: cross-reaction is not borne out, its label still warns' },
    { id: 'nsaids', names: ['nsaid', 'nsaids', 'anti-inflammatories'], members: ['@nsaid', '@salicylate'], cross: ['@nsaid', '@salicylate'], interruptOn: SEVERE, otherwise: 'shown', note: 'acts on the same enzyme; ask whether one painkiller or several did it' },
    { id: 'nsaids-safer', names: ['nsaid', 'nsaids', 'anti-inflammatories'], members: ['@nsaid', '@salicylate'], cross: ['@coxib', 'acetaminophen'], interruptOn: [], otherwise: 'shown', note: 'is mostly tolerated; some who react to several painkillers react to it' },
    { id: 'opioid-phenanthrenes', names: [], members: ['@opioid-phenanthrene'], cross: ['@opioid-phenanthrene'], interruptOn: [], otherwise: 'shown', note: 'is of the same chemical class; most recorded opioid allergies are effects of histamine' },
    { id: 'opioid-phenylpiperidines', names: [], members: ['@opioid-phenylpiperidine'], cross: ['@opioid-phenylpiperidine'], interruptOn: [], otherwise: 'shown', note: 'is of the same chemical class; most recorded opioid allergies are effects of histamine' },
    { id: 'opioids', names: ['opioid', 'opioids', 'opiates', 'narcotics'], members: ['@opioid'], cross: [], interruptOn: [], otherwise: 'shown', note: '' },
    { id: 'ace-inhibitors', names: ['ace inhibitor', 'ace inhibitors', 'acei'], members: ['@ace-inhibitor'], cross: ['@ace-inhibitor', 'sacubitril'], interruptOn: ['severe'], otherwise: 'shown', note: 'may swell the same way' },
    { id: 'arbs', names: ['arb', 'arbs'], members: ['@arb'], cross: ['@arb'], interruptOn: SEVERE, otherwise: 'shown', note: 'is of the same class' },
    { id: 'statins', names: ['statin', 'statins'], members: ['@statin'], cross: ['@statin'], interruptOn: SEVERE, otherwise: 'shown', note: 'is of the same class' },
    { id: 'macrolides', names: ['macrolide', 'macrolides'], members: ['@macrolide'], cross: ['@macrolide'], interruptOn: SEVERE, otherwise: 'shown', note: 'is of the same class' },
    { id: 'fluoroquinolones', names: ['quinolone', 'quinolones', 'fluoroquinolone', 'fluoroquinolones'], members: ['@fluoroquinolone'], cross: ['@fluoroquinolone'], interruptOn: SEVERE, otherwise: 'shown', note: 'is of the same class' },
    { id: 'tetracyclines', names: ['tetracycline', 'tetracyclines'], members: ['@tetracycline'], cross: ['@tetracycline'], interruptOn: SEVERE, otherwise: 'shown', note: 'is of the same class' },
    { id: 'benzodiazepines', names: ['benzodiazepine', 'benzodiazepines'], members: ['@benzodiazepine'], cross: ['@benzodiazepine'], interruptOn: SEVERE, otherwise: 'shown', note: 'is of the same class' },
    { id: 'amide-anaesthetics', names: ['caine', 'caines', 'local anesthetics'], members: ['@local-anaesthetic-amide'], cross: ['@local-anaesthetic-amide'], interruptOn: SEVERE, otherwise: 'shown', note: 'is of the same class' },
  ],
});

/** What is recorded as an allergy and is no drug of a cycle: nothing to hold against an order. */
export const NO_DRUG_ALLERGENS: readonly string[] = [
  'latex', 'adhesive', 'tape', 'shellfish', 'fish', 'peanut', 'peanuts', 'nut', 'nuts', 'tree nuts', 'egg', 'eggs', 'milk', 'dairy', 'soy', 'wheat', 'gluten', 'strawberries', 'bee venom', 'bee stings', 'wasp', 'mould', 'mold', 'pollen',
  'grass pollen', 'tree pollen', 'ragweed', 'dander', 'cat dander', 'dog dander', 'dust', 'house dust mite', 'dust mites', 'iodinated contrast', 'contrast dye', 'iv contrast', 'nickel',
];
