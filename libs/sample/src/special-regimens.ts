import type { Condition, Regimen } from './regimen.js';

/** After how many residents the special regimens come round again. */
export const SPECIAL_ROUND = 60;

/**
 * Regimens that chance alone would leave out of a small sample, by the resident's place in a round of sixty: every
 * rare frequency code, tapers, split warfarin and each controlled schedule.
 */
export const SPECIAL_REGIMENS: Readonly<Record<number, Condition>> = {
  2: special('atrial fibrillation', 'I48.91', { drug: 'warfarin sodium', strengths: ['5 mg'], code: 'ALT', note: 'INR per protocol' }),
  3: special('insomnia', 'G47.00', { drug: 'trazodone', strengths: ['50 mg'], code: 'QHS', doses: [0.5] }),
  5: special('cellulitis', 'L03.116', { drug: 'clindamycin', strengths: ['300 mg'], code: 'Q8H', days: 10 }),
  7: special('atrial fibrillation', 'I48.91',
    { drug: 'warfarin sodium', strengths: ['5 mg'], code: 'MWF5', note: 'INR per protocol' },
    { drug: 'warfarin sodium', strengths: ['2.5 mg'], code: 'TTHSS', note: 'INR per protocol' }),
  9: special('chronic kidney disease', 'N18.4', { drug: 'calcitriol', strengths: ['0.25 mcg'], code: 'MWF' }),
  11: special('atrial fibrillation', 'I48.91', { drug: 'digoxin', strengths: ['125 mcg'], code: 'QOD', note: 'Check apical pulse; hold if < 60' }),
  13: special('heart failure', 'I50.22', { drug: 'metolazone', strengths: ['2.5 mg'], code: 'TUFR' }),
  14: special('osteoarthritis pain', 'M19.90', { drug: 'lidocaine', strengths: ['5%'], code: 'QD12' }),
  15: special('type 2 diabetes', 'E11.9',
    { drug: 'insulin glargine@Pen Injector', strengths: ['100 units/mL'], code: 'QHS', doses: [22] },
    { drug: 'insulin lispro@Injectable Solution', strengths: ['100 units/mL'], code: 'ACHS', doses: [8], slidingScale: true }),
  17: special('weight loss', 'R63.4', { drug: 'dronabinol', strengths: ['2.5 mg'], code: 'BIDAC' }),
  19: special('chronic kidney disease', 'N18.4', { drug: 'calcium acetate', strengths: ['667 mg'], code: 'TIDWM' }),
  23: special('chronic severe pain', 'G89.4',
    { drug: 'fentanyl', strengths: ['25 mcg/h'], code: 'Q72H' },
    { drug: 'oxycodone', strengths: ['5 mg'], code: 'Q4H', asNeededFor: 'severe pain' }),
  25: special('anxiety', 'F41.9', { drug: 'lorazepam', strengths: ['0.5 mg'], code: 'BID' }),
  27: special('anxiety', 'F41.9', { drug: 'clonazepam', strengths: ['0.5 mg'], code: 'BID' }),
  29: special('end-of-life comfort', 'Z51.5',
    { drug: 'morphine@Oral Solution', strengths: ['100 mg/5 mL (20 mg/mL)'], code: 'Q2H', doses: [0.25], asNeededFor: 'pain or dyspnea' },
    { drug: 'lorazepam', strengths: ['2 mg/mL'], code: 'Q4H', doses: [0.25], asNeededFor: 'anxiety or restlessness', days: 14 }),
  33: special('atrial fibrillation', 'I48.91', { drug: 'apixaban', strengths: ['5 mg'], code: 'BID' }),
  34: special('type 2 diabetes', 'E11.9', { drug: 'empagliflozin', strengths: ['10 mg'], code: 'QAM' }),
  37: special('coronary artery disease', 'I25.10', { drug: 'nitroglycerin@Sublingual Tablet', strengths: ['0.4 mg'], code: 'Q5M3', asNeededFor: 'chest pain', note: 'Call MD if not relieved' }),
  38: special('GERD', 'K21.9', { drug: 'sucralfate', strengths: ['1000 mg'], code: 'ACHS' }),
  41: special('osteoporosis', 'M81.0', { drug: 'alendronate sodium', strengths: ['70 mg'], code: 'QWEEK06', note: '30 minutes before first food with 8 oz plain water; remain upright' }),
  43: special('rheumatoid arthritis', 'M06.9',
    { drug: 'methotrexate', strengths: ['2.5 mg'], code: 'QWEEK', doses: [4], note: 'WEEKLY dose - hazardous drug, wear gloves' },
    { drug: 'folic acid', strengths: ['1 mg'], code: 'QD' }),
  44: special('anemia', 'D50.9', { drug: 'cyanocobalamin', strengths: ['1000 mcg/mL'], code: 'QMONTH' }),
  46: special('chronic severe pain', 'G89.4', { drug: 'oxycodone', strengths: ['5 mg'], code: 'Q6H' }),
  47: special('chronic severe pain', 'G89.4', { drug: 'morphine ER', strengths: ['15 mg'], code: 'Q12H' }),
  49: special('coronary artery disease', 'I25.10', { drug: 'isosorbide ER', strengths: ['30 mg'], code: 'QAM' }),
  50: special('insomnia', 'G47.00', { drug: 'zolpidem', strengths: ['5 mg'], code: 'QHS', asNeededFor: 'insomnia', days: 14 }),
  52: special('neuropathy', 'G62.9', { drug: 'pregabalin', strengths: ['50 mg'], code: 'BID' }),
  53: special('seizure disorder', 'G40.909', { drug: 'lacosamide', strengths: ['50 mg', '100 mg'], code: 'BID' }),
  56: special('Parkinson disease', 'G20.A1', { drug: 'carbidopa-levodopa', strengths: ['25 mg; 100 mg'], code: 'QID', doses: [1.5] }),
  58: special('anemia', 'D50.9', { drug: 'ferrous sulfate', strengths: ['325 mg'], code: 'MWF' }),
};

/** Places in a round whose resident is on a steroid taper, with the days from the as-of date to its first step. */
export const TAPER_STARTS: Readonly<Record<number, number>> = { 21: -4, 31: -1, 40: 4 };

function special(indication: string, icd: string, ...regimens: readonly Regimen[]): Condition {
  return { indication, icd: [icd], share: 0, needs: regimens.map((regimen) => ({ chance: 1, regimens: [regimen] })) };
}
