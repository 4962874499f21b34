/**
 * Drugs that are exchanged for one another (therapeutic interchange), by generic name. Our own table, version 1: ingredients of one
 * chemical or pharmacological class with the same use, as the classes are named in the FDA's established pharmacologic classes. A drug that is
 * not in it has no class here, and then there is no match by class (R307).
 */
export const CLASS_TABLE_VERSION = 'interchange-1';

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  'HMG-CoA reductase inhibitor': ['atorvastatin', 'lovastatin', 'pravastatin', 'rosuvastatin', 'simvastatin', 'pitavastatin', 'fluvastatin'],
  'ACE inhibitor': ['benazepril', 'captopril', 'enalapril', 'fosinopril', 'lisinopril', 'moexipril', 'perindopril', 'quinapril', 'ramipril', 'trandolapril'],
  'Angiotensin II receptor blocker': ['candesartan', 'irbesartan', 'losartan', 'olmesartan', 'telmisartan', 'valsartan', 'azilsartan'],
  'Proton pump inhibitor': ['dexlansoprazole', 'esomeprazole', 'lansoprazole', 'omeprazole', 'pantoprazole', 'rabeprazole'],
  'H2 antagonist': ['cimetidine', 'famotidine', 'nizatidine', 'ranitidine'],
  'Serotonin reuptake inhibitor': ['citalopram', 'escitalopram', 'fluoxetine', 'paroxetine', 'sertraline'],
  'Serotonin and norepinephrine reuptake inhibitor': ['desvenlafaxine', 'duloxetine', 'venlafaxine'],
  'Dihydropyridine calcium channel blocker': ['amlodipine', 'felodipine', 'isradipine', 'nifedipine'],
  'Beta-adrenergic blocker': ['atenolol', 'bisoprolol', 'carvedilol', 'metoprolol', 'nadolol', 'nebivolol', 'propranolol'],
  'Loop diuretic': ['bumetanide', 'furosemide', 'torsemide'],
  'Direct oral anticoagulant': ['apixaban', 'dabigatran etexilate', 'edoxaban', 'rivaroxaban'],
  'Sulfonylurea': ['glimepiride', 'glipizide', 'glyburide'],
  'DPP-4 inhibitor': ['alogliptin', 'linagliptin', 'saxagliptin', 'sitagliptin'],
  'SGLT2 inhibitor': ['canagliflozin', 'dapagliflozin', 'empagliflozin', 'ertugliflozin'],
  'Long-acting insulin': ['insulin degludec', 'insulin detemir', 'insulin glargine'],
  'Rapid-acting insulin': ['insulin aspart', 'insulin glulisine', 'insulin lispro'],
  'Bisphosphonate': ['alendronate', 'ibandronate', 'risedronate'],
  'Alpha-1 blocker of the prostate': ['alfuzosin', 'silodosin', 'tamsulosin'],
  'Antimuscarinic of the bladder': ['darifenacin', 'fesoterodine', 'oxybutynin', 'solifenacin', 'tolterodine', 'trospium'],
  'Cholinesterase inhibitor': ['donepezil', 'galantamine', 'rivastigmine'],
  'Second-generation antihistamine': ['cetirizine', 'fexofenadine', 'levocetirizine', 'loratadine'],
  'Prostaglandin analogue of the eye': ['bimatoprost', 'latanoprost', 'tafluprost', 'travoprost'],
};

const BY_DRUG: ReadonlyMap<string, string> = new Map(Object.entries(CLASSES).flatMap(([name, drugs]) => drugs.map((drug) => [drug.split(' ').toSorted().join(' '), name] as const)));

/** The class of a drug by its words in code point order; '' = the table has none. */
export const drugClass = (words: string): string => BY_DRUG.get(words) ?? '';
