import type { ListedRenewal } from '@cyclefill/features/refill';

const HINTS = { send: 'SEND IT: nobody has', call: 'CALL: no answer yet' } as const;

/** One renewal in one line; it names no person, since a prescriber's request holds the names. */
export function renewalLine({ id, rxNumber, status, reason, rule, neededOn, askedAt, hint }: ListedRenewal): string {
  const until = neededOn === null ? 'nothing is left' : `needed by ${neededOn}`;
  return `${id}  ${status.padEnd(9)}  Rx ${rxNumber}  ${reason} (${rule})  ${until}  asked ${askedAt.slice(0, 10)}${hint === null ? '' : `  ${HINTS[hint]}`}`;
}

/** What of the renewals waits for somebody, in one sentence; '' = nothing does. */
export function waitingRenewals(renewals: readonly ListedRenewal[]): string {
  const [unsent, unanswered] = [renewals.filter(({ hint }) => hint === 'send'), renewals.filter(({ hint }) => hint === 'call')];
  if (unsent.length + unanswered.length === 0) return '';
  const first = [...unsent, ...unanswered].flatMap(({ neededOn }) => neededOn ?? []).toSorted()[0];
  return `renewals that wait: ${unsent.length} not sent, ${unanswered.length} without an answer${first === undefined ? '' : `; the first is needed by ${first}`} (\`renewal list\`)`;
}
