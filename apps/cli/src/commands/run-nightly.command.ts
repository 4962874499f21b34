import { OfferRebuilds, OpenNightlyRun, findNightlyRun } from '@cyclefill/features/fill';
import { Zone } from '@cyclefill/domain/kernel';
import { nightlyRenewals } from '../nightly-renewals.js';
import { defineCommand } from '../command.js';
import { CommandRefused } from '../command-errors.js';
import { listFacilities } from '../find-facility.js';
import { ensureWorker } from '../helping-worker.js';
import { nextBuildText } from '../next-build.js';
import { readInstant } from '../read-moment.js';
import { runDocument, runText } from '../run-summary.js';
import { rebuiltDocument, rebuiltText, waitForRebuilds } from '../wait-for-rebuilds.js';
import { waitForRun } from '../wait-for-run.js';

export const runNightlyCommand = defineCommand({
  summary: 'opens every batch that is due, rebuilds lines that changed since theirs were, waits, prints counts that balance',
  usage: '',
  options: { 'as-of': { type: 'string', value: 'INSTANT', summary: 'decision clock: a date (its midnight) or an instant; the clock unless given' } },
  async run(context, { options }) {
    const facilities = await listFacilities(context);
    const [facility] = facilities;
    if (facility === undefined) throw new CommandRefused('there is no facility yet: import a census first');
    const asOf = readInstant('--as-of', options['as-of'], (facilities.find(({ zone }) => Zone.find(zone) !== null) ?? facility).zone);
    const [uow, actor] = [await context.uow(), await context.actor()];
    const opened = await new OpenNightlyRun(uow).execute(actor, asOf);
    const offered = await new OfferRebuilds(uow).execute(actor, { facilityId: null, windowFrom: null, asOf });
    const runId = opened.runIds[0] ?? (await uow.run(actor, async (tx) => findNightlyRun(tx, asOf ?? (await tx.now())))) ?? offered[0]?.runId ?? null;
    if (runId === null) {
      const next = await nextBuildText(context);
      const renewals = await nightlyRenewals(context, facilities, asOf);
      context.answer(
        { runId: null, state: 'nothing_due', counts: { eligible: 0, filled: 0, excepted: 0, skipped: 0 }, next, ...renewals.document },
        [`nothing is due; next: ${next}`, ...renewals.lines].join('\n'),
      );
      return;
    }
    await ensureWorker(context);
    const rebuilt = await waitForRebuilds(context, offered);
    const views = [];
    for (const id of opened.runIds.length > 0 ? opened.runIds : [runId]) views.push(await waitForRun(context, id));
    const renewals = await nightlyRenewals(context, facilities, asOf);
    const [first, ...others] = views.map(runDocument);
    const document = { ...(first as object), ...(others.length > 0 && { otherRuns: others }), ...rebuiltDocument(rebuilt), ...renewals.document };
    context.answer(document, [...views.map(runText), ...(rebuilt.batches > 0 ? [rebuiltText(rebuilt)] : []), ...renewals.lines].join('\n'));
    return views.some((view) => view.state === 'needs_attention') ? 1 : 0;
  },
});
