import type { Condition } from './regimen.js';

/** Conditions of gut, bladder, bone, eye and skin, and short illnesses. */
export const OTHER_CONDITIONS: readonly Condition[] = [
  { indication: 'constipation', icd: ['K59.00'], share: 0.68, needs: [
    { chance: 0.85, regimens: [
      { drug: 'sennosides-docusate sodium', strengths: ['50 mg; 8.6 mg'], code: 'BID' },
      { drug: 'sennosides', strengths: ['8.6 mg'], code: 'QHS', doses: [2] },
      { drug: 'docusate sodium', strengths: ['100 mg'], code: 'BID' },
    ] },
    { chance: 0.35, regimens: [
      { drug: 'polyethylene glycol 3350', strengths: ['17 g/dose'], code: 'QD', doses: [17], pack: 510 },
      { drug: 'lactulose', strengths: ['10 g/15 mL'], code: 'BID', doses: [15, 30] },
    ] },
  ] },
  { indication: 'GERD', icd: ['K21.9'], share: 0.36, needs: [
    { chance: 0.95, regimens: [
      { drug: 'pantoprazole DR', strengths: ['20 mg', '40 mg'], code: 'QAMAC' },
      { drug: 'omeprazole DR', strengths: ['20 mg', '40 mg'], code: 'QAMAC' },
      { drug: 'lansoprazole DR', strengths: ['30 mg'], code: 'QAMAC' },
      { drug: 'famotidine', strengths: ['20 mg'], code: 'BID' },
    ] },
  ] },
  { indication: 'osteoporosis', icd: ['M81.0'], share: 0.22, needs: [
    { chance: 0.6, regimens: [
      { drug: 'alendronate sodium', strengths: ['70 mg'], code: 'QWEEK06', note: '30 minutes before first food with 8 oz plain water; remain upright' },
      { drug: 'salmon calcitonin', strengths: ['200 units/actuation'], code: 'QD', note: 'Alternate nostrils', pack: 3.7 },
    ] },
    { chance: 0.5, regimens: [{ drug: 'calcium carbonate-cholecalciferol', strengths: ['500 mg; 200 units'], code: 'BID', note: 'Give with meals' }] },
  ] },
  { indication: 'postmenopausal osteoporosis', icd: ['M81.0'], share: 0.05, sex: 'F', needs: [
    { chance: 1, regimens: [{ drug: 'raloxifene', strengths: ['60 mg'], code: 'QD' }] },
  ] },
  { indication: 'vitamin D deficiency', icd: ['E55.9'], share: 0.18, needs: [
    { chance: 1, regimens: [
      { drug: 'ergocalciferol', strengths: ['1.25 mg'], code: 'QWEEK' },
      { drug: 'ergocalciferol', strengths: ['1.25 mg'], code: 'QWEEK' },
      { drug: 'ergocalciferol', strengths: ['1.25 mg'], code: 'QMONTH' },
    ] },
  ] },
  { indication: 'benign prostatic hyperplasia', icd: ['N40.1'], share: 0.5, sex: 'M', needs: [
    { chance: 0.9, regimens: [{ drug: 'tamsulosin HCl', strengths: ['0.4 mg'], code: 'QHS' }] },
    { chance: 0.5, regimens: [{ drug: 'finasteride', strengths: ['5 mg'], code: 'QD' }] },
  ] },
  { indication: 'overactive bladder', icd: ['N32.81'], share: 0.16, needs: [
    { chance: 0.9, regimens: [
      { drug: 'oxybutynin', strengths: ['5 mg'], code: 'BID' },
      { drug: 'oxybutynin ER', strengths: ['5 mg', '10 mg'], code: 'QD' },
      { drug: 'tolterodine ER', strengths: ['2 mg', '4 mg'], code: 'QD' },
      { drug: 'trospium', strengths: ['20 mg'], code: 'BID' },
      { drug: 'mirabegron ER', strengths: ['25 mg', '50 mg'], code: 'QD' },
    ] },
  ] },
  { indication: 'breast cancer history', icd: ['C50.919'], share: 0.05, sex: 'F', needs: [
    { chance: 1, regimens: [
      { drug: 'letrozole', strengths: ['2.5 mg'], code: 'QD' },
      { drug: 'anastrozole', strengths: ['1 mg'], code: 'QD' },
      { drug: 'tamoxifen', strengths: ['20 mg'], code: 'QD' },
    ] },
  ] },
  { indication: 'glaucoma', icd: ['H40.9'], share: 0.12, needs: [
    { chance: 0.8, regimens: [
      { drug: 'latanoprost', strengths: ['0.005%'], code: 'QHS' },
      { drug: 'bimatoprost', strengths: ['0.01%'], code: 'QHS' },
    ] },
    { chance: 0.5, regimens: [
      { drug: 'timolol', strengths: ['0.5%'], code: 'BID' },
      { drug: 'dorzolamide-timolol', strengths: ['2%; 0.5%'], code: 'BID' },
      { drug: 'brimonidine', strengths: ['0.2%'], code: 'TID' },
    ] },
  ] },
  { indication: 'dry eye', icd: ['H04.123'], share: 0.1, needs: [
    { chance: 1, regimens: [{ drug: 'carboxymethylcellulose', strengths: ['0.5%'], code: 'QID', pack: 15 }] },
  ] },
  { indication: 'allergic rhinitis', icd: ['J30.9'], share: 0.12, needs: [
    { chance: 0.9, regimens: [
      { drug: 'loratadine', strengths: ['10 mg'], code: 'QD' },
      { drug: 'cetirizine', strengths: ['10 mg'], code: 'QHS' },
      { drug: 'fexofenadine', strengths: ['60 mg'], code: 'BID' },
      { drug: 'fluticasone', strengths: ['50 mcg/actuation'], code: 'QD', doses: [2], note: '1 spray in each nostril', pack: 16 },
    ] },
  ] },
  { indication: 'dermatitis', icd: ['L30.9'], share: 0.12, needs: [
    { chance: 0.6, regimens: [
      { drug: 'triamcinolone', strengths: ['0.1%'], code: 'BID', pack: 60 },
      { drug: 'nystatin@Topical Cream', strengths: ['100,000 units/g'], code: 'BID', pack: 60 },
      { drug: 'hydrocortisone', strengths: ['1%'], code: 'BID', pack: 60 },
    ] },
    { chance: 0.5, regimens: [{ drug: 'zinc oxide', strengths: ['20%'], code: 'Q8H', asNeededFor: 'incontinence care' }] },
  ] },
  { indication: 'weight loss', icd: ['R63.4'], share: 0.04, needs: [
    { chance: 1, regimens: [{ drug: 'megestrol', strengths: ['40 mg/mL'], code: 'QD', doses: [10] }] },
  ] },
  { indication: 'rheumatoid arthritis', icd: ['M06.9'], share: 0.03, needs: [
    { chance: 1, regimens: [{ drug: 'hydroxychloroquine', strengths: ['200 mg'], code: 'BID', note: 'Give with food' }] },
  ] },
  { indication: 'nausea', icd: ['R11.0'], share: 0.1, needs: [
    { chance: 1, regimens: [
      { drug: 'ondansetron@Oral Tablet', strengths: ['4 mg'], code: 'Q6H', asNeededFor: 'nausea or vomiting' },
      { drug: 'ondansetron@Disintegrating Oral Tablet', strengths: ['4 mg'], code: 'Q8H', asNeededFor: 'nausea or vomiting' },
      { drug: 'promethazine', strengths: ['12.5 mg'], code: 'Q6H', asNeededFor: 'nausea or vomiting' },
    ] },
  ] },
  { indication: 'cough', icd: ['R05.9'], share: 0.05, needs: [
    { chance: 1, regimens: [
      { drug: 'benzonatate', strengths: ['100 mg'], code: 'Q8H', asNeededFor: 'cough' },
      { drug: 'codeine-guaifenesin', strengths: ['10 mg; 100 mg/5 mL'], code: 'Q6H', doses: [10], asNeededFor: 'cough', days: 7 },
    ] },
  ] },
  { indication: 'urinary tract infection', icd: ['N39.0'], share: 0.05, needs: [
    { chance: 1, regimens: [
      { drug: 'nitrofurantoin', strengths: ['100 mg'], code: 'BID', days: 7, note: 'Give with food' },
      { drug: 'sulfamethoxazole-trimethoprim', strengths: ['800 mg; 160 mg'], code: 'BID', days: 7 },
      { drug: 'ciprofloxacin', strengths: ['250 mg', '500 mg'], code: 'BID', days: 7 },
      { drug: 'cefuroxime', strengths: ['250 mg'], code: 'BID', days: 7 },
    ] },
  ] },
  { indication: 'pneumonia', icd: ['J18.9'], share: 0.04, needs: [
    { chance: 1, regimens: [
      { drug: 'amoxicillin-clavulanate', strengths: ['875 mg; 125 mg'], code: 'BID', days: 10 },
      { drug: 'levofloxacin', strengths: ['500 mg', '750 mg'], code: 'QD', days: 7 },
      { drug: 'doxycycline', strengths: ['100 mg'], code: 'BID', days: 10 },
    ] },
  ] },
  { indication: 'cellulitis', icd: ['L03.116'], share: 0.03, needs: [
    { chance: 1, regimens: [{ drug: 'cephalexin@Oral Capsule', strengths: ['500 mg'], code: 'QID', days: 10 }] },
  ] },
  { indication: 'conjunctivitis', icd: ['H10.9'], share: 0.03, needs: [
    { chance: 1, regimens: [{ drug: 'ofloxacin', strengths: ['0.3%'], code: 'QID', days: 7, pack: 5 }] },
  ] },
  { indication: 'herpes zoster', icd: ['B02.9'], share: 0.02, needs: [
    { chance: 1, regimens: [{ drug: 'valacyclovir', strengths: ['500 mg'], code: 'TID', doses: [2], days: 7 }] },
  ] },
  { indication: 'C. difficile colitis', icd: ['A04.72'], share: 0.01, needs: [
    { chance: 1, regimens: [{ drug: 'vancomycin', strengths: ['125 mg'], code: 'QID', days: 10 }] },
  ] },
  { indication: 'DVT prophylaxis', icd: ['Z79.01'], share: 0.03, needs: [
    { chance: 1, regimens: [{ drug: 'enoxaparin', strengths: ['40 mg/0.4 mL'], code: 'QD', doses: [0.4], days: 14 }] },
  ] },
];
