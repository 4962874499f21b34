import { clinicalTable } from './clinical-table.js';

/** The most of an ingredient in a day, over all orders that hold it, as needed at most use. */
export interface DailyMaximumRow {
  readonly id: string;
  readonly ingredient: string;
  /** Milligrams beyond which the order waits; null = nothing stops. */
  readonly stopAbove: number | null;
  /** Milligrams beyond which a person looks. */
  readonly warnAbove: number;
  /** From this age on; 0 = at any. */
  readonly fromAge: number;
}

const most = (ingredient: string, warnAbove: number, fromAge = 0): DailyMaximumRow => ({ id: fromAge === 0 ? ingredient : `${ingredient}-${fromAge}`, ingredient, stopAbove: null, warnAbove, fromAge });

/** Milligrams of one day by mouth or patch for adults. Where a row names an age, it holds beside the one for everybody. */
export const DAILY_MAXIMA = clinicalTable<DailyMaximumRow>({
  id: 'daily-maxima',
  version: 1,
  on: '2026-11-23',
  source: 'Drug Facts for acetaminophen (4,000 mg in 24 hours); other adult maxima as product labels state them; the warning at 3,000 mg is ours; R407',
  rows: [
    { id: 'acetaminophen', ingredient: 'acetaminophen', stopAbove: 4000, warnAbove: 3000, fromAge: 0 },
    most('ibuprofen', 3200), most('naproxen', 1500), most('meloxicam', 15), most('celecoxib', 400), most('diclofenac', 200), most('aspirin', 4000),
    most('tramadol', 400), most('tramadol', 300, 76), most('tapentadol', 600),
    most('citalopram', 40), most('citalopram', 20, 61), most('escitalopram', 20), most('sertraline', 200), most('fluoxetine', 80), most('paroxetine', 60), most('duloxetine', 120),
    most('venlafaxine', 375), most('bupropion', 450), most('mirtazapine', 45), most('trazodone', 400),
    most('quetiapine', 800), most('olanzapine', 20), most('aripiprazole', 30), most('risperidone', 16),
    most('lorazepam', 10), most('zolpidem', 12.5), most('eszopiclone', 3), most('temazepam', 30), most('ramelteon', 8),
    most('donepezil', 23), most('memantine', 28), most('galantamine', 24),
    most('gabapentin', 3600), most('pregabalin', 600),
    most('simvastatin', 80), most('atorvastatin', 80), most('rosuvastatin', 40), most('pravastatin', 80), most('lovastatin', 80),
    most('amlodipine', 10), most('lisinopril', 80), most('losartan', 100), most('carvedilol', 100), most('metoprolol', 450), most('hydralazine', 300), most('spironolactone', 400),
    most('metformin', 2550), most('glipizide', 40), most('sitagliptin', 100), most('linagliptin', 5), most('empagliflozin', 25),
    most('apixaban', 20), most('rivaroxaban', 30), most('digoxin', 0.5),
    most('famotidine', 80), most('pantoprazole', 240), most('loperamide', 16), most('ondansetron', 24), most('cetirizine', 10), most('loratadine', 10),
    most('tizanidine', 36), most('baclofen', 80), most('cyclobenzaprine', 30), most('allopurinol', 800), most('febuxostat', 120), most('finasteride', 5), most('tamsulosin', 0.8),
  ],
});
