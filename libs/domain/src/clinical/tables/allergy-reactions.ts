import { clinicalTable } from './clinical-table.js';

/**
 * What a recorded reaction says. `severe` = at once and dangerous to life; `severe-late` = a severe reaction of skin, blood or
 * organs that is not immediate; `airway` = asthma after a painkiller, of the kind that all of them share; `allergy` = rash and the like; `harm` = damage that the drug
 * does, no allergy; `intolerance` = unpleasant, expected of the drug.
 */
export type ReactionKind = 'severe' | 'severe-late' | 'airway' | 'allergy' | 'harm' | 'intolerance';

export interface ReactionRow {
  readonly id: string;
  readonly kind: ReactionKind;
  /** Any of them in the recorded text, as words. */
  readonly words: readonly string[];
}

/** Order = precedence: the first row with a word in the text decides. */
export const ALLERGY_REACTIONS = clinicalTable<ReactionRow>({
  id: 'allergy-reactions',
  version: 1,
  on: '2026-11-23',
  source: 'ours, from general knowledge of immediate and delayed drug reactions; R401, R402',
  rows: [
    { id: 'severe-late', kind: 'severe-late', words: ['stevens', 'sjs', 'ten', 'toxic epidermal', 'dress', 'nephritis', 'hepatitis', 'haemolytic', 'hemolytic', 'serum sickness', 'agranulocytosis', 'exfoliative'] },
    { id: 'airway', kind: 'airway', words: ['asthma', 'wheezing', 'wheeze', 'bronchospasm', 'nasal polyps'] },
    { id: 'severe', kind: 'severe', words: ['anaphylaxis', 'anaphylactic', 'anaphylactoid', 'angioedema', 'throat', 'tongue swelling', 'lip swelling', 'facial swelling', 'airway', 'dyspnea', 'shortness of breath', 'hypotension', 'shock'] },
    { id: 'allergy', kind: 'allergy', words: ['rash', 'hives', 'urticaria', 'itching', 'pruritus', 'swelling', 'dermatitis', 'redness', 'allergy', 'allergic'] },
    { id: 'harm', kind: 'harm', words: ['bleed', 'bleeding', 'ulcer', 'renal', 'kidney', 'tendonitis', 'tendinitis', 'tendon', 'seizure', 'seizures', 'rhabdomyolysis', 'arrhythmia', 'qt', 'respiratory depression', 'serotonin syndrome', 'pancreatitis', 'liver', 'hyperkalemia', 'hyponatremia'] },
    {
      id: 'intolerance', kind: 'intolerance',
      words: ['nausea', 'vomiting', 'gi upset', 'upset stomach', 'stomach', 'diarrhea', 'constipation', 'confusion', 'drowsiness', 'sedation', 'dizziness', 'headache', 'myalgia', 'muscle pain', 'cough', 'dry mouth', 'fatigue', 'insomnia', 'hallucinations', 'flushing', 'intolerance'],
    },
  ],
});
