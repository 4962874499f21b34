import type { DueReview, Review } from '@cyclefill/features/review';

/** A review as people read it: what was irregular, by when it must be answered, what was done. */
export function reviewLines({ id, facility, resident, reviewedOn, reviewedBy, note, irregularities }: Review): readonly string[] {
  return [
    `${id}  ${facility} ${resident}  reviewed on ${reviewedOn} by ${reviewedBy.name}${note === '' ? '' : `: ${note}`}${irregularities.length === 0 ? '  nothing irregular' : ''}`,
    ...irregularities.flatMap(({ number, rxNumber, drug, class: kind, finding, urgent, respondBy, response }) => [
      `  ${number}. ${urgent ? 'URGENT ' : ''}${kind}${rxNumber === null ? '' : `  Rx ${rxNumber} ${drug ?? ''}`}: ${finding}`,
      response === null ? `     no response yet, due by ${respondBy}` : `     ${response.outcome === 'changed' ? 'changed' : 'no change'} on ${response.respondedOn} by ${response.responder}: ${response.note}`,
    ]),
  ];
}

export const dueReviewLine = ({ facility, resident, standing, lastReviewedOn, dueBy, unanswered, late }: DueReview): string =>
  `${facility} ${resident}  ${standing === 'done' ? 'reviewed this month' : `${standing}, by ${dueBy}`}  last ${lastReviewedOn ?? 'never'}${unanswered === 0 ? '' : `  ${unanswered} without a response${late === 0 ? '' : `, ${late} late`}`}`;
