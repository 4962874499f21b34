import { OpenCycleRun, PreviewCycleRun, RefreshWindow } from '@cyclefill/features/fill';
import { formatDay } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { CYCLE_CHOICE, readCycleChoice } from '../cycle-choice.js';
import { findFacility } from '../find-facility.js';
import { ensureWorker } from '../helping-worker.js';
import { readDate, readInstant } from '../read-moment.js';
import { runDocument, runText } from '../run-summary.js';
import { rebuiltDocument, rebuiltText, waitForRebuilds } from '../wait-for-rebuilds.js';
import { waitForRun } from '../wait-for-run.js';

export const runCycleCommand = defineCommand({
  summary: 'builds the cycle of a facility, or of one of its wings, now; asked again it rebuilds the lines that changed since',
  usage: '',
  options: {
    'facility': { type: 'string', required: true, value: 'F', summary: 'code of the facility' },
    'cycle-start': { type: 'string', required: true, value: 'DATE', summary: 'first day of the window' },
    ...CYCLE_CHOICE,
    'as-of': { type: 'string', value: 'INSTANT', summary: 'decision clock: a date (its midnight) or an instant; the clock unless given' },
    'known-at': { type: 'string', value: 'INSTANT', summary: 'only what was recorded by then' },
    'anew': { type: 'boolean', summary: 'build a window that is built already once more as a whole, rather than the lines that changed' },
    'dry-run': { type: 'boolean', summary: 'compute and print, write nothing' },
  },
  async run(context, { options }) {
    const facility = await findFacility(context, options.facility);
    const request = {
      facilityId: facility.id,
      wing: readCycleChoice(options),
      cycleStart: readDate('--cycle-start', options['cycle-start']),
      asOf: readInstant('--as-of', options['as-of'], facility.zone),
      knownAt: readInstant('--known-at', options['known-at'], facility.zone),
    };
    const [uow, actor] = [await context.uow(), await context.actor()];
    if (options['dry-run']) {
      const { batch, decided } = await new PreviewCycleRun(uow).execute(actor, request);
      const { eligible, filled, excepted, skipped, reasons } = decided.counts;
      const [wing, window] = [batch.fills?.wing ?? null, `${formatDay(batch.window.from)} to ${formatDay(batch.window.to)}`];
      context.answer(
        { runId: null, state: 'dry_run', counts: { eligible, filled, excepted, skipped }, reasons, wing, windowFrom: formatDay(batch.window.from), windowTo: formatDay(batch.window.to) },
        `dry run of ${facility.code}${wing === null ? '' : `/${wing}`}, ${window}: nothing was written\neligible ${eligible} = filled ${filled} + excepted ${excepted} + skipped ${skipped}`,
      );
      return 0;
    }
    const built = options.anew === true || request.knownAt !== null ? null : await new RefreshWindow(uow).execute(actor, { facilityId: facility.id, windowFrom: request.cycleStart, wing: request.wing, asOf: request.asOf });
    const runId = built?.runId ?? (await new OpenCycleRun(uow).execute(actor, request)).runId;
    await ensureWorker(context);
    const rebuilt = built === null ? null : await waitForRebuilds(context, built.offered);
    const view = await waitForRun(context, runId);
    if (rebuilt === null) context.answer(runDocument(view), runText(view));
    else context.answer({ ...(runDocument(view) as object), ...rebuiltDocument(rebuilt) }, `${runText(view)}\n${rebuiltText(rebuilt)}`);
    return view.state === 'needs_attention' ? 1 : 0;
  },
});
