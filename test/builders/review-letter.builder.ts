import type { ReviewLetterInput } from '@cyclefill/domain/documents';
import { day } from '@cyclefill/domain/kernel';
import { AN_IDENTITY, A_RESIDENT } from './order-print.builder.js';

const order = (drug: string, rxNumber: string, sig: string): ReviewLetterInput['irregularities'][number]['order'] => ({ drug, rxNumber, sig });

/** A review with one irregularity that is urgent, one answered, one about what is missing. */
export function aReview(more: Partial<ReviewLetterInput> = {}): ReviewLetterInput {
  return {
    paper: 'letter', identity: { ...AN_IDENTITY, id: 'REVIEW-7B12C0DE' }, resident: A_RESIDENT, pharmacy: 'Sample Pharmacy 555-0100', attending: 'Example Attending MD · NPI 1234567893', reviewedOn: day('2026-12-03'), reviewedBy: 'Pam Example, RPh',
    note: 'Record of November, labs of 11/20, weights, falls log',
    irregularities: [
      { number: 1, order: order('lorazepam 0.5 mg Tablet', '602211', 'Take 1 tablet by mouth every 6 hours as needed for anxiety'), class: 'excessive-duration', finding: 'As needed since 11/10, beyond 14 days without a rationale and a stated duration. Propose to stop, or to document both.', urgent: true, respondBy: day('2026-12-04'), response: null },
      { number: 2, order: order('metformin 1000 mg Tablet', '602212', 'Take 1 tablet by mouth twice daily with meals'), class: 'inadequate-monitoring', finding: 'No eGFR since 02/2026. Propose a basic metabolic panel.', urgent: false, respondBy: day('2027-01-02'), response: { outcome: 'changed', note: 'BMP ordered for 12/08', responder: 'Example Attending MD', on: day('2026-12-05') } },
      { number: 3, order: null, class: 'other', finding: 'History of fracture, no calcium or vitamin D on the record. Propose to consider both.', urgent: false, respondBy: day('2027-01-02'), response: null },
    ], ...more,
  };
}
