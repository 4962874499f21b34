/** ICD-10-CM categories that long-term care meets every day, in our own words; a longer code wins over its category. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['A04.7', 'Clostridioides difficile'], ['B02', 'shingles'], ['C50', 'breast cancer'], ['D50', 'iron-deficiency anemia'], ['D64', 'anemia'],
  ['E03', 'underactive thyroid'], ['E11', 'type 2 diabetes'], ['E55', 'vitamin D deficiency'], ['E78', 'high cholesterol'], ['E87.6', 'low potassium'],
  ['F01', 'vascular dementia'], ['F02', 'dementia'], ['F03', 'dementia'], ['F20', 'schizophrenia'], ['F29', 'psychosis'], ['F31', 'bipolar disorder'],
  ['F32', 'depression'], ['F33', 'depression'], ['F41', 'anxiety'], ['G20', 'Parkinson disease'], ['G30', 'Alzheimer disease'], ['G40', 'epilepsy'],
  ['G47', 'insomnia'], ['G62', 'polyneuropathy'], ['G89', 'chronic pain'], ['H04.12', 'dry eyes'], ['H10', 'conjunctivitis'], ['H40', 'glaucoma'],
  ['I10', 'hypertension'], ['I25', 'coronary disease'], ['I48', 'atrial fibrillation'], ['I50', 'heart failure'], ['I63', 'stroke'], ['I69', 'after stroke'],
  ['I95', 'low blood pressure'], ['J10', 'influenza'], ['J18', 'pneumonia'], ['J30', 'nasal allergies'], ['J44', 'COPD'], ['J44.1', 'COPD with exacerbation'],
  ['K21', 'acid reflux'], ['K59.0', 'constipation'], ['L03', 'cellulitis'], ['L30', 'dermatitis'], ['M06', 'rheumatoid arthritis'], ['M10', 'gout'],
  ['M19', 'osteoarthritis'], ['M81', 'osteoporosis'], ['N18', 'chronic kidney disease'], ['N32.81', 'overactive bladder'], ['N39.0', 'urinary tract infection'],
  ['N40', 'enlarged prostate'], ['R05', 'cough'], ['R11', 'nausea'], ['R63.4', 'weight loss'], ['Z79.01', 'long-term anticoagulant'],
]);

/** `hypertension I10`: a code with words where they are known, the code alone where not (D10). */
export function diagnosisText(code: string): string {
  for (let length = code.length; length >= 3; length -= 1) {
    const words = WORDS.get(code.slice(0, length));
    if (words !== undefined) return `${words} ${code}`;
  }
  return code;
}
