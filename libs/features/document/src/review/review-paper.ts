import { createHash } from 'node:crypto';
import type { AccessScope } from '@cyclefill/contracts';
import { type Paper, type ReviewLetterInput, buildReviewLetter } from '@cyclefill/domain/documents';
import { type Day, type LocalDate, addDays, day, invariant } from '@cyclefill/domain/kernel';
import { readFacilitySnapshot } from '@cyclefill/features/fill';
import { type Irregularity, readReview } from '@cyclefill/features/review';
import { type RenderedPdf, renderReviewLetter } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { makingOf } from '../build-papers/making.js';
import { residentPages } from '../build-papers/resident-pages.js';
import { readMainPrescriber } from '../print-context/main-prescriber.query.js';
import { readPrintContext } from '../print-context/print-context.query.js';

const LastRow = z.object({ at: z.date(), responses: z.int() });
// Each response makes it another paper: drawn by the knowledge of the last one, and numbered by how many there are.
const LAST = `
select greatest(v.recorded_at, max(a.recorded_at)) as at, count(a.recorded_at)::int as responses
from regimen_review v left join review_irregularity i on i.review_id = v.id left join review_response a on a.irregularity_id = i.id where v.id = $1 group by v.recorded_at`;

const onDay = (text: string): Day => day(text as LocalDate);

function printed({ number, rxNumber, drug, sig, class: kind, finding, urgent, respondBy, response }: Irregularity): ReviewLetterInput['irregularities'][number] {
  return {
    number, class: kind, finding, urgent, respondBy: onDay(respondBy), order: rxNumber === null ? null : { rxNumber, drug: drug ?? '', sig: sig ?? '' },
    response: response && { outcome: response.outcome, note: response.note, responder: response.responder, on: onDay(response.respondedOn) },
  };
}

async function readInput(tx: Tx, scope: AccessScope, id: string, paper: Paper | null): Promise<{ readonly input: ReviewLetterInput; readonly residentId: string }> {
  const review = await readReview(tx, scope, id);
  const [last] = await tx.query(LastRow, LAST, [id]);
  invariant(last !== undefined, 'a review is gone');
  const on = Math.floor(last.at.getTime() / 86_400_000) as Day;
  const { snapshot } = await readFacilitySnapshot(tx, review.facilityId, { from: on, to: addDays(on, 1) }, { asOf: last.at, knownAt: last.at });
  const { facility, ...print } = await readPrintContext(tx, review.facilityId, last.at);
  const facts = snapshot.residents.get(review.residentId);
  invariant(facts !== undefined, 'a review without its resident');
  const { settings, zone, pharmacy } = facility;
  const revision = last.responses + 1;
  return {
    residentId: review.residentId,
    input: {
      paper: paper ?? settings.paper, resident: residentPages({ facility, ...print }, snapshot.residents, snapshot.batch.asOf)(facts), pharmacy: [pharmacy.name, pharmacy.phone].join(' '),
      identity: { ...makingOf(last.at, zone, { revision, replaces: revision > 1 ? revision - 1 : null }, settings.dates), id: `REVIEW-${id.slice(-8).toUpperCase()}`, orderSetHash: createHash('sha256').update(JSON.stringify(review.irregularities)).digest('hex').slice(0, 8) },
      attending: await readMainPrescriber(tx, review.residentId, last.at), reviewedOn: onDay(review.reviewedOn), reviewedBy: review.reviewedBy.name, note: review.note, irregularities: review.irregularities.map(printed),
    },
  };
}

/** The report of a review (R213), drawn from what is recorded: the same bytes until the attending responds. */
@Injectable()
export class ReviewPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param paper null = as the facility has chosen. @throws Refusal review.not-found */
  async letter(actor: Actor, scope: AccessScope, id: string, paper: Paper | null): Promise<RenderedPdf & { readonly residentId: string; readonly name: string }> {
    const { input, residentId } = await this.uow.run(actor, (tx) => readInput(tx, scope, id, paper), { isolation: 'REPEATABLE READ' });
    return { ...(await renderReviewLetter(buildReviewLetter(input))), residentId, name: `regimen-review-${id}` };
  }
}
