import type { ReconciliationFormInput } from '@cyclefill/domain/documents';
import { day } from '@cyclefill/domain/kernel';
import { AN_IDENTITY, A_RESIDENT, at } from './order-print.builder.js';

type Row = ReconciliationFormInput['rows'][number];
type Decided = NonNullable<Row['decided']>;

const decided = (decision: Decided['decision'], reason: string, more: Partial<Decided> = {}): Decided => ({ decision, intent: 'documented', reason, by: 'Nora Example, RN', at: at('2026-12-01T14:05'), carriedOut: true, ...more });
const row = (position: number, ours: string, theirs: string, more: Partial<Row>): Row => ({
  position, ours: ours === '' ? [] : [ours], theirs: theirs === '' ? [] : [theirs], level: ours === '' || theirs === '' ? null : 'L1', basis: [], types: ['SAME'], highAlert: null, decided: null, ...more,
});

/** An admission with one row of every kind, settled. */
export function aReconciliation(more: Partial<ReconciliationFormInput> = {}): ReconciliationFormInput {
  return {
    paper: 'letter', identity: { ...AN_IDENTITY, id: 'RECONCILE-4F21A9C0' }, resident: A_RESIDENT, pharmacy: 'Sample Pharmacy 555-0100', kind: 'admission', source: 'hospital', openedAt: at('2026-12-01T13:40'), dueOn: day('2026-12-02'),
    settledAt: at('2026-12-01T15:20'), withdrawn: '',
    rows: [
      row(1, 'amlodipine 5 mg Tablet: Take 1 tablet by mouth daily', 'Norvasc 5 mg tablet: 1 tab PO daily', { basis: ['RxCUI 197361', 'maker\'s name'], types: ['SUBSTITUTION'], decided: decided('continue', '', { intent: 'documented' }) }),
      row(2, 'apixaban 5 mg Tablet: Take 1 tablet by mouth twice daily', 'apixaban 5 mg tablet: 1 tab PO BID', { basis: ['RxCUI 1364441'], highAlert: 'anticoagulant', decided: decided('continue', '', { intent: null }) }),
      row(3, 'furosemide 20 mg Tablet: Take 1 tablet by mouth every morning', 'furosemide 40 mg tablet: 1 tab PO q AM', { level: 'L2', basis: ['furosemide', 'strength differs'], types: ['DOSE', 'STRENGTH_FORM'], decided: decided('change', 'raised for edema; discharge summary page 3', { intent: 'undocumented' }) }),
      row(4, 'omeprazole 20 mg Capsule, Delayed Release: Take 1 capsule by mouth before breakfast', '', { types: ['OMISSION'], decided: decided('stop', 'stopped in hospital: Clostridioides difficile', { intent: 'undocumented' }) }),
      row(5, '', 'cephalexin 500 mg capsule: 1 cap PO q6h x 7 days', { types: ['COMMISSION'], decided: decided('new', 'cellulitis of the left leg, begun 11/29') }),
      row(6, 'metoprolol tartrate 25 mg Tablet: Take 1 tablet by mouth twice daily', 'Toprol XL 50 mg: 1 PO daily', { level: 'L3', basis: ['metoprolol', 'another salt', 'another release'], types: ['STRENGTH_FORM', 'FREQUENCY'], decided: decided('ask-prescriber', 'Is the change to the extended release meant?', { intent: null, carriedOut: false }) }),
      row(7, 'levothyroxine 75 mcg Tablet: Take 1 tablet by mouth every morning on an empty stomach', 'levothyroxine 75 mcg: 1 tab PO daily before breakfast', { basis: ['RxCUI 966247'] }),
    ],
    signatures: [{ side: 'facility', by: 'Nora Example, RN', at: at('2026-12-01T14:10') }, { side: 'pharmacist', by: 'Pam Example, RPh', at: at('2026-12-01T15:20') }], ...more,
  };
}

/** The same with two rows not decided and nobody's name under it. */
export function anOpenReconciliation(more: Partial<ReconciliationFormInput> = {}): ReconciliationFormInput {
  const whole = aReconciliation();
  return { ...whole, settledAt: null, signatures: [], rows: whole.rows.map((one) => (one.position === 3 || one.position === 4 ? { ...one, decided: null } : one)), ...more };
}
