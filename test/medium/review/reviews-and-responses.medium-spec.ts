import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReviewPaper } from '@cyclefill/features/document';
import { AddUser } from '@cyclefill/features/identity';
import { ListDueReviews, RecordResponse, RecordReview, type Review, readReviews } from '@cyclefill/features/review';
import { z } from 'zod';
import { type LawDesk, lawDesk } from '../../support/law-desk.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

describe('the monthly review of a regimen (R213)', () => {
  let pharmacy: SamplePharmacy;
  let desk: LawDesk;
  let rxNumber: string;
  let userId: string;
  let review: Review;
  let keys = 0;
  const key = (): string => `key-${String(keys += 1).padStart(5, '0')}`;
  const by = () => ({ ...pharmacy.actor, userId });
  const due = () => new ListDueReviews(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', {});
  const mine = async () => (await due()).find(({ residentId }) => residentId === desk.who.residentId);
  const record = (request: Parameters<RecordReview['execute']>[3], scope: Parameters<RecordReview['execute']>[1] = 'pharmacy') => new RecordReview(pharmacy.database.uow).execute(by(), scope, { residentId: desk.who.residentId, key: key() }, request);
  const respond = (request: Parameters<RecordResponse['execute']>[3]) => new RecordResponse(pharmacy.database.uow).execute(by(), 'pharmacy', { id: review.id, key: key() }, request);

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 3 });
    desk = await lawDesk(pharmacy);
    [{ rxNumber } = { rxNumber: '' }] = await desk.read(z.object({ rxNumber: z.string() }), 'select rx_number as "rxNumber" from med_order where resident_id = $1 order by 1 limit 1', [desk.who.residentId]);
    ({ userId } = await new AddUser(pharmacy.database.uow).execute(pharmacy.actor, { login: 'rph', displayName: 'Pam Example', role: 'pharmacist', scopes: [] }));
  });
  afterAll(async () => pharmacy.database.close());

  it('is due or overdue for everybody who lives there, until somebody has done it', async () => {
    expect(new Set((await due()).map(({ standing }) => standing))).not.toContain('done');
    expect(await mine()).toMatchObject({ lastReviewedOn: null, unanswered: 0 });
    await record({ irregularities: [], note: '' });
    expect(await mine()).toBeUndefined();
  });

  it('names the orders of that resident alone, and nobody outside the scope', async () => {
    const irregular = (rx: string) => record({ note: '', irregularities: [{ rxNumber: rx, class: 'excessive-dose', finding: 'twice the usual dose', urgent: false }] });
    await expect(irregular('NO-SUCH-RX')).rejects.toMatchObject({ problems: [{ pointer: '/irregularities/0/rxNumber' }] });
    await expect(record({ irregularities: [], note: '' }, [])).rejects.toMatchObject({ code: 'resident.not-found' });
    expect(await pharmacy.database.uow.run(pharmacy.actor, (tx) => readReviews(tx, [], { limit: 10 }))).toEqual([]);
  });

  it('has each irregularity answered once, by its day, and is another paper then', async () => {
    review = await record({ note: 'labs', irregularities: [{ rxNumber, class: 'excessive-duration', finding: 'beyond 14 days', urgent: true }, { class: 'other', finding: 'no vitamin D', urgent: false }] });
    expect([review.open, review.irregularities.map(({ number, rxNumber: rx, urgent }) => [number, rx, urgent])]).toEqual([2, [[1, rxNumber, true], [2, null, false]]]);
    expect((review.irregularities[0]?.respondBy ?? '') < (review.irregularities[1]?.respondBy ?? '')).toBe(true);
    expect(await mine()).toMatchObject({ standing: 'done', unanswered: 2, late: 0 });
    const letter = () => new ReviewPaper(pharmacy.database.uow).letter(pharmacy.actor, 'pharmacy', review.id, null);
    const [first, again] = [await letter(), await letter()];
    expect(Buffer.from(again.bytes).equals(first.bytes)).toBe(true);
    const answered = await respond({ number: 1, outcome: 'no-change', note: 'rationale documented until 01/15', responder: 'Example Attending MD' });
    expect([answered.open, answered.irregularities[0]?.response]).toMatchObject([1, { outcome: 'no-change', responder: 'Example Attending MD' }]);
    await expect(respond({ number: 1, outcome: 'changed', note: 'stopped', responder: 'Example Attending MD' })).rejects.toMatchObject({ code: 'review.answered' });
    await expect(respond({ number: 3, outcome: 'changed', note: 'stopped', responder: 'Example Attending MD' })).rejects.toMatchObject({ problems: [{ pointer: '/number' }] });
    await expect(respond({ number: 2, outcome: 'changed', note: 'begun', responder: 'Example Attending MD', respondedOn: '2020-01-01' })).rejects.toMatchObject({ problems: [{ pointer: '/respondedOn' }] });
    expect(Buffer.from((await letter()).bytes).equals(first.bytes)).toBe(false);
    expect(await mine()).toMatchObject({ unanswered: 1 });
  });
});
