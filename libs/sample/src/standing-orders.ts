import type { Condition } from './regimen.js';

/** As-needed orders that a facility writes for nearly every resident. */
export const STANDING_ORDERS: Condition = {
  indication: 'standing order', icd: [], share: 1, needs: [
    { chance: 0.42, regimens: [{ drug: 'acetaminophen', strengths: ['325 mg'], code: 'Q4H', doses: [2], asNeededFor: 'mild pain or temp > 101 F', note: 'Max 3 g in 24 hours' }] },
    { chance: 0.25, regimens: [{ drug: 'guaifenesin', strengths: ['100 mg/5 mL'], code: 'Q4H', doses: [10], asNeededFor: 'cough' }] },
    { chance: 0.3, regimens: [{ drug: 'magnesium hydroxide', strengths: ['400 mg/5 mL'], code: 'QDPRN', doses: [30], asNeededFor: 'no BM in 3 days' }] },
    { chance: 0.35, regimens: [{ drug: 'bisacodyl', strengths: ['10 mg'], code: 'QDPRN', asNeededFor: 'constipation not relieved by milk of magnesia' }] },
    { chance: 0.2, regimens: [{ drug: 'loperamide', strengths: ['2 mg'], code: 'Q6H', asNeededFor: 'loose stools' }] },
  ],
};
