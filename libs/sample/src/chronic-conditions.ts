import type { Condition } from './regimen.js';

const HOLD_PARAMETERS = 'Hold for SBP < 100 or HR < 55';

/** Conditions of heart, vessels, lungs, metabolism and blood. Shares and drugs are made up to look like a real facility. */
export const CHRONIC_CONDITIONS: readonly Condition[] = [
  { indication: 'hypertension', icd: ['I10'], share: 0.58, needs: [
    { chance: 0.65, regimens: [
      { drug: 'lisinopril', strengths: ['5 mg', '10 mg', '20 mg', '40 mg'], code: 'QD' },
      { drug: 'losartan potassium', strengths: ['25 mg', '50 mg', '100 mg'], code: 'QD' },
    ] },
    { chance: 0.4, regimens: [{ drug: 'amlodipine besylate', strengths: ['2.5 mg', '5 mg', '10 mg'], code: 'QD' }] },
    { chance: 0.4, regimens: [
      { drug: 'metoprolol tartrate', strengths: ['25 mg', '50 mg'], code: 'BID', note: HOLD_PARAMETERS },
      { drug: 'carvedilol', strengths: ['3.125 mg', '6.25 mg', '12.5 mg'], code: 'BID', note: 'Give with food' },
      { drug: 'atenolol', strengths: ['25 mg', '50 mg'], code: 'QD', note: HOLD_PARAMETERS },
    ] },
    { chance: 0.2, regimens: [
      { drug: 'hydralazine', strengths: ['25 mg', '50 mg'], code: 'TID' },
      { drug: 'clonidine', strengths: ['0.1 mg/24h', '0.2 mg/24h'], code: 'QWEEK' },
      { drug: 'hydrochlorothiazide', strengths: ['25 mg'], code: 'QAM' },
      { drug: 'chlorthalidone', strengths: ['25 mg'], code: 'QAM' },
    ] },
  ] },
  { indication: 'heart failure', icd: ['I50.22'], share: 0.26, needs: [
    { chance: 0.95, regimens: [
      { drug: 'furosemide', strengths: ['20 mg', '40 mg'], code: 'QD' },
      { drug: 'furosemide', strengths: ['40 mg'], code: 'BID' },
      { drug: 'torsemide', strengths: ['10 mg', '20 mg'], code: 'QD' },
      { drug: 'bumetanide', strengths: ['1 mg'], code: 'QD' },
    ] },
    { chance: 0.55, regimens: [{ drug: 'potassium chloride ER', strengths: ['10 mEq', '20 mEq'], code: 'QD', note: 'Give with food and a full glass of water' }] },
    { chance: 0.4, regimens: [{ drug: 'metoprolol succinate ER', strengths: ['100 mg'], code: 'QD', note: HOLD_PARAMETERS }] },
    { chance: 0.25, regimens: [{ drug: 'spironolactone', strengths: ['25 mg'], code: 'QD' }] },
    { chance: 0.15, regimens: [{ drug: 'sacubitril-valsartan', strengths: ['24 mg; 26 mg', '49 mg; 51 mg'], code: 'BID' }] },
  ] },
  { indication: 'hyperlipidemia', icd: ['E78.5'], share: 0.44, needs: [
    { chance: 0.9, regimens: [
      { drug: 'atorvastatin calcium', strengths: ['10 mg', '20 mg', '40 mg'], code: 'QHS' },
      { drug: 'pravastatin', strengths: ['20 mg', '40 mg'], code: 'QHS' },
      { drug: 'simvastatin', strengths: ['10 mg', '20 mg'], code: 'QHS' },
      { drug: 'rosuvastatin', strengths: ['5 mg', '10 mg'], code: 'QD' },
    ] },
  ] },
  { indication: 'coronary artery disease', icd: ['I25.10'], share: 0.22, needs: [
    { chance: 0.9, regimens: [
      { drug: 'aspirin DR', strengths: ['81 mg'], code: 'QD' },
      { drug: 'aspirin', strengths: ['81 mg'], code: 'QD' },
      { drug: 'clopidogrel', strengths: ['75 mg'], code: 'QD' },
      { drug: 'ticagrelor', strengths: ['90 mg'], code: 'BID' },
    ] },
    { chance: 0.35, regimens: [
      { drug: 'isosorbide ER', strengths: ['30 mg', '60 mg'], code: 'QAM' },
      { drug: 'ranolazine ER', strengths: ['500 mg'], code: 'BID' },
    ] },
    { chance: 0.45, regimens: [{ drug: 'nitroglycerin@Sublingual Tablet', strengths: ['0.4 mg'], code: 'Q5M3', asNeededFor: 'chest pain', note: 'Call MD if not relieved' }] },
  ] },
  { indication: 'atrial fibrillation', icd: ['I48.91'], share: 0.18, needs: [
    { chance: 0.85, regimens: [
      { drug: 'apixaban', strengths: ['2.5 mg', '5 mg'], code: 'BID' },
      { drug: 'warfarin sodium', strengths: ['2 mg', '3 mg', '4 mg', '5 mg'], code: 'QPM', note: 'INR per protocol' },
      { drug: 'rivaroxaban', strengths: ['15 mg', '20 mg'], code: 'QPM', note: 'Give with evening meal' },
      { drug: 'dabigatran etexilate', strengths: ['150 mg'], code: 'BID' },
    ] },
    { chance: 0.45, regimens: [
      { drug: 'diltiazem ER', strengths: ['120 mg', '240 mg'], code: 'QD' },
      { drug: 'metoprolol tartrate', strengths: ['25 mg', '50 mg'], code: 'BID', note: HOLD_PARAMETERS },
      { drug: 'amiodarone', strengths: ['200 mg'], code: 'QD' },
    ] },
  ] },
  { indication: 'type 2 diabetes', icd: ['E11.9'], share: 0.33, needs: [
    { chance: 0.6, regimens: [{ drug: 'metformin HCl', strengths: ['500 mg', '850 mg', '1000 mg'], code: 'BID', note: 'Give with meals' }] },
    { chance: 0.45, regimens: [
      { drug: 'glipizide', strengths: ['5 mg', '10 mg'], code: 'BID', note: 'Give 30 minutes before meals' },
      { drug: 'glimepiride', strengths: ['1 mg', '2 mg'], code: 'QAM', note: 'Give with breakfast' },
      { drug: 'sitagliptin', strengths: ['50 mg', '100 mg'], code: 'QD' },
      { drug: 'linagliptin', strengths: ['5 mg'], code: 'QD' },
      { drug: 'empagliflozin', strengths: ['10 mg', '25 mg'], code: 'QAM' },
      { drug: 'pioglitazone', strengths: ['15 mg'], code: 'QD' },
    ] },
    { chance: 0.4, regimens: [
      { drug: 'insulin glargine@Injectable Solution', strengths: ['100 units/mL'], code: 'QHS', doses: [14, 18, 22, 28, 34] },
      { drug: 'insulin glargine@Pen Injector', strengths: ['100 units/mL'], code: 'QHS', doses: [14, 18, 22, 28, 34] },
      { drug: 'insulin detemir', strengths: ['100 units/mL'], code: 'BID', doses: [12, 16, 20] },
      { drug: 'insulin NPH-regular 70/30', strengths: ['70 units/mL; 30 units/mL'], code: 'BID', doses: [12, 18, 26], note: 'Give before meals' },
    ] },
    { chance: 0.2, regimens: [{ drug: 'insulin lispro@Injectable Solution', strengths: ['100 units/mL'], code: 'ACHS', doses: [8], slidingScale: true }] },
  ] },
  { indication: 'hypothyroidism', icd: ['E03.9'], share: 0.24, needs: [
    { chance: 1, regimens: [{ drug: 'levothyroxine sodium', strengths: ['25 mcg', '50 mcg', '75 mcg', '88 mcg', '100 mcg', '112 mcg', '125 mcg'], code: 'QAM06' }] },
  ] },
  { indication: 'COPD', icd: ['J44.9'], share: 0.2, needs: [
    { chance: 0.55, regimens: [
      { drug: 'tiotropium', strengths: ['18 mcg'], code: 'QD' },
      { drug: 'umeclidinium-vilanterol', strengths: ['62.5 mcg; 25 mcg/actuation'], code: 'QD' },
      { drug: 'albuterol-ipratropium@Inhalation Solution', strengths: ['2.5 mg; 0.5 mg/3 mL'], code: 'QID', doses: [3], pack: 90 },
    ] },
    { chance: 0.4, regimens: [
      { drug: 'fluticasone-salmeterol', strengths: ['250 mcg; 50 mcg/actuation'], code: 'BID', note: 'Rinse mouth after use' },
      { drug: 'budesonide-formoterol', strengths: ['160 mcg; 4.5 mcg/actuation'], code: 'BID', doses: [2], note: 'Rinse mouth after use' },
    ] },
    { chance: 0.6, regimens: [
      { drug: 'albuterol@Metered Dose Inhaler', strengths: ['90 mcg/actuation'], code: 'Q4H', doses: [2], asNeededFor: 'shortness of breath or wheezing' },
      { drug: 'albuterol@Inhalation Solution', strengths: ['2.5 mg/3 mL (0.083%)'], code: 'Q6H', doses: [3], asNeededFor: 'wheezing' },
    ] },
    { chance: 0.2, regimens: [{ drug: 'montelukast sodium', strengths: ['10 mg'], code: 'QHS' }] },
  ] },
  { indication: 'anemia', icd: ['D50.9'], share: 0.2, needs: [
    { chance: 0.7, regimens: [
      { drug: 'ferrous sulfate', strengths: ['325 mg'], code: 'QD' },
      { drug: 'ferrous sulfate', strengths: ['325 mg'], code: 'MWF' },
    ] },
    { chance: 0.4, regimens: [{ drug: 'folic acid', strengths: ['1 mg'], code: 'QD' }] },
    { chance: 0.2, regimens: [{ drug: 'cyanocobalamin', strengths: ['1000 mcg/mL'], code: 'QMONTH' }] },
  ] },
  { indication: 'chronic kidney disease', icd: ['N18.4'], share: 0.1, needs: [
    { chance: 0.5, regimens: [{ drug: 'calcitriol', strengths: ['0.25 mcg'], code: 'MWF' }] },
    { chance: 0.4, regimens: [{ drug: 'sodium bicarbonate', strengths: ['650 mg'], code: 'BID' }] },
    { chance: 0.25, regimens: [{ drug: 'sevelamer', strengths: ['800 mg'], code: 'TIDWM' }] },
  ] },
  { indication: 'gout', icd: ['M10.9'], share: 0.1, needs: [
    { chance: 0.9, regimens: [
      { drug: 'allopurinol', strengths: ['100 mg', '300 mg'], code: 'QD' },
      { drug: 'febuxostat', strengths: ['40 mg'], code: 'QD' },
    ] },
    { chance: 0.2, regimens: [{ drug: 'colchicine', strengths: ['0.6 mg'], code: 'QD' }] },
  ] },
  { indication: 'orthostatic hypotension', icd: ['I95.1'], share: 0.05, needs: [
    { chance: 0.9, regimens: [
      { drug: 'midodrine', strengths: ['2.5 mg', '5 mg'], code: 'TID', note: 'Hold for SBP > 150' },
      { drug: 'fludrocortisone', strengths: ['0.1 mg'], code: 'QD' },
    ] },
  ] },
  { indication: 'hypokalemia', icd: ['E87.6'], share: 0.05, needs: [
    { chance: 1, regimens: [{ drug: 'potassium chloride', strengths: ['20 mEq/15 mL (10%)'], code: 'QD', doses: [15], note: 'Dilute in 4 oz water or juice' }] },
  ] },
];
