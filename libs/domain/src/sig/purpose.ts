import { plainPhrase } from './plain-directions.js';

/** Clinic shorthand for a purpose, in words that a resident and an aide understand (D15, D51). */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['afib', 'atrial fibrillation'],
  ['a fib', 'atrial fibrillation'],
  ['allergic rhinitis', 'nasal allergies'],
  ['bipolar', 'bipolar disorder'],
  ['bph', 'enlarged prostate (BPH)'],
  ['breast cancer hx', 'history of breast cancer'],
  ['c diff', 'Clostridioides difficile infection'],
  ['cad', 'coronary artery disease'],
  ['cellulitis', 'skin infection (cellulitis)'],
  ['chf', 'heart failure'],
  ['ckd', 'chronic kidney disease'],
  ['conjunctivitis', 'eye infection (conjunctivitis)'],
  ['copd', 'chronic lung disease (COPD)'],
  ['copd exacerbation', 'COPD flare-up'],
  ['cva', 'stroke'],
  ['cva/cad', 'stroke or coronary artery disease'],
  ['dm', 'diabetes'],
  ['dry eye', 'dry eyes'],
  ['dvt', 'blood clot in a vein'],
  ['dvt prophylaxis', 'preventing blood clots'],
  ['gerd', 'acid reflux (GERD)'],
  ['hld', 'high cholesterol'],
  ['htn', 'high blood pressure'],
  ['hyperlipidemia', 'high cholesterol'],
  ['hypertension', 'high blood pressure'],
  ['hypokalemia', 'low potassium'],
  ['hypotension', 'low blood pressure'],
  ['hypothyroid', 'underactive thyroid'],
  ['hypothyroidism', 'underactive thyroid'],
  ['influenza', 'influenza (flu)'],
  ['mdd', 'depression'],
  ['neuropathy', 'nerve pain'],
  ['oa', 'osteoarthritis'],
  ['oa pain', 'osteoarthritis pain'],
  ['oab', 'overactive bladder'],
  ['parkinson', 'Parkinson disease'],
  ['ra', 'rheumatoid arthritis'],
  ['seizure', 'seizures'],
  ['skin', 'skin condition'],
  ['t2dm', 'type 2 diabetes'],
  ['uti', 'urinary tract infection'],
  ['zoster', 'shingles'],
]);

/** Says under which standing protocol an order was written, not what it is for. */
const NOT_A_PURPOSE: ReadonlySet<string> = new Set(['house', 'house protocol', 'standing order', 'n/a', 'none', 'unknown']);

const ICD_PREFIX = /^[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})? +/;

/** `I10 hypertension` → `For high blood pressure.`; null when the order gives no purpose (D15: said on paper, not guessed). */
export function purposeText(indication: string | null): string | null {
  const bare = (indication ?? '').trim().replace(ICD_PREFIX, '');
  const key = bare.toLowerCase();
  if (key === '' || NOT_A_PURPOSE.has(key)) return null;
  return `For ${PLAIN.get(key) ?? plainPhrase(bare)}.`;
}
