import type { JsonValue } from '@cyclefill/domain/kernel';
import { AskRenewals, RenewalPageQuery } from '@cyclefill/features/refill';
import type { CommandContext } from './command-context.js';
import { waitingRenewals } from './renewal-line.js';

/** What a night says of renewals: those it asked for, and those that nobody watches (R113). */
export interface NightlyRenewals {
  readonly document: { readonly renewals?: JsonValue };
  readonly lines: readonly string[];
}

const MOST = 200;

/** Looks ahead in every facility, asks for what will fail, and reads what waits for somebody. */
export async function nightlyRenewals(context: CommandContext, facilities: readonly { readonly id: string }[], asOf: Date | null): Promise<NightlyRenewals> {
  const [uow, actor] = [await context.uow(), await context.actor()];
  const asking = new AskRenewals(uow);
  let asked = 0;
  for (const { id } of facilities) asked += (await asking.execute(actor, id, asOf)).asked;
  const open = await uow.run(actor, async (tx) => {
    const page = tx.get(RenewalPageQuery);
    return [...(await page.run('pharmacy', { limit: MOST, status: 'asked' })), ...(await page.run('pharmacy', { limit: MOST, status: 'sent' }))];
  });
  const waiting = waitingRenewals(open);
  if (asked === 0 && waiting === '') return { document: {}, lines: [] };
  const count = (hint: 'send' | 'call'): number => open.filter((one) => one.hint === hint).length;
  return {
    document: { renewals: { asked, notSent: count('send'), unanswered: count('call') } },
    lines: [...(asked > 0 ? [`renewals asked of prescribers ahead of the next builds: ${asked}`] : []), ...(waiting === '' ? [] : [waiting])],
  };
}
