/** A maker's name by which a hospital may write a drug, and the order of its strengths where it is a combination. */
interface KnownBrand {
  readonly brand: string;
  readonly makersOrder?: readonly string[];
}

/** By the generic name of the census, from labels: kept apart from the table under test, which must know them by itself. */
export const BRANDS: Readonly<Record<string, KnownBrand>> = {
  'atorvastatin calcium': { brand: 'Lipitor' }, 'amlodipine besylate': { brand: 'NORVASC' }, lisinopril: { brand: 'Zestril' }, furosemide: { brand: 'Lasix' }, 'metoprolol tartrate': { brand: 'Lopressor' }, 'metoprolol succinate ER': { brand: 'Toprol-XL' },
  'losartan potassium': { brand: 'Cozaar' }, carvedilol: { brand: 'Coreg' }, 'sertraline HCl': { brand: 'Zoloft' }, 'citalopram hydrobromide': { brand: 'CeleXA' }, 'escitalopram oxalate': { brand: 'Lexapro' }, 'duloxetine DR': { brand: 'Cymbalta' },
  'quetiapine fumarate': { brand: 'SEROquel' }, 'donepezil HCl': { brand: 'Aricept' }, 'memantine HCl': { brand: 'Namenda' }, 'divalproex sodium DR': { brand: 'Depakote' }, 'divalproex sodium ER': { brand: 'Depakote ER' }, gabapentin: { brand: 'Neurontin' },
  levetiracetam: { brand: 'Keppra' }, 'pantoprazole DR': { brand: 'Protonix' }, 'omeprazole DR': { brand: 'PriLOSEC' }, famotidine: { brand: 'Pepcid' }, 'metformin HCl': { brand: 'Glucophage' }, 'levothyroxine sodium': { brand: 'Synthroid' },
  'warfarin sodium': { brand: 'Coumadin' }, apixaban: { brand: 'Eliquis' }, clopidogrel: { brand: 'Plavix' }, 'tamsulosin HCl': { brand: 'Flomax' }, 'montelukast sodium': { brand: 'Singulair' }, mirtazapine: { brand: 'Remeron' }, trazodone: { brand: 'Desyrel' },
  'carbidopa-levodopa': { brand: 'Sinemet', makersOrder: ['carbidopa', 'levodopa'] }, 'carbidopa-levodopa ER': { brand: 'Sinemet CR', makersOrder: ['carbidopa', 'levodopa'] }, 'sennosides-docusate sodium': { brand: 'Senokot-S', makersOrder: ['sennosides, USP', 'docusate'] },
  'acetaminophen-oxycodone': { brand: 'Percocet', makersOrder: ['oxycodone', 'acetaminophen'] }, 'acetaminophen-hydrocodone': { brand: 'Norco', makersOrder: ['hydrocodone', 'acetaminophen'] }, 'amoxicillin-clavulanate': { brand: 'Augmentin', makersOrder: ['amoxicillin', 'clavulanate'] },
  'sulfamethoxazole-trimethoprim': { brand: 'Bactrim DS', makersOrder: ['sulfamethoxazole', 'trimethoprim'] }, 'sacubitril-valsartan': { brand: 'Entresto', makersOrder: ['sacubitril', 'valsartan'] },
  'fluticasone-salmeterol': { brand: 'Advair Diskus', makersOrder: ['fluticasone', 'salmeterol'] }, 'budesonide-formoterol': { brand: 'Symbicort', makersOrder: ['budesonide', 'formoterol'] },
};

/** A maker's name of the same drug in another release or salt: never the same, whatever the strength. */
export const BRANDS_OF_ANOTHER_RELEASE: Readonly<Record<string, string>> = {
  'metoprolol tartrate': 'Toprol XL', 'metoprolol succinate ER': 'Lopressor', 'divalproex sodium DR': 'Depakote ER', 'divalproex sodium ER': 'Depakote', 'quetiapine fumarate': 'Seroquel XR', 'metformin HCl': 'Glucophage XR', 'venlafaxine ER': 'Effexor',
  bupropion: 'Wellbutrin XL', 'bupropion ER': 'Wellbutrin', 'diltiazem ER': 'Cardizem', diltiazem: 'Cardizem CD', 'oxybutynin ER': 'Ditropan', carvedilol: 'Coreg CR', 'memantine HCl': 'Namenda XR', zolpidem: 'Ambien CR', galantamine: 'Razadyne ER',
};
