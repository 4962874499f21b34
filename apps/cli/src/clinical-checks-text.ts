import type { CheckedResident } from '@cyclefill/features/clinical';

const runText = ({ at, occasion, interrupts, warns, passives, checkHash, decisions }: CheckedResident['stored'][number]): string =>
  [`  ${at}  ${occasion.padEnd(7)}  ${interrupts} interrupt, ${warns} warn, ${passives} passive  ${checkHash.slice(0, 12)}`, ...decisions.map((one) => `    ${one.code} ${one.decision} on ${one.at}: ${one.reason}`)].join('\n');

/** The checks over a resident for people: what interrupts first, then what was not checked, then the stored runs. */
export function clinicalChecksText(resident: string, { now: { tables, alerts, notChecked }, stored }: CheckedResident): string {
  return [
    `resident ${resident}, tables ${tables}`,
    ...(alerts.length === 0 ? ['nothing found'] : alerts.map(({ severity, kind, rxNumber, sentence, rule }) => `${severity.padEnd(9)}  Rx ${rxNumber}  ${kind}  ${sentence} [${rule}]`)),
    ...notChecked.map(({ sentence, about }) => `not checked${about === null ? '' : ` (${about})`}: ${sentence}`),
    `stored runs, the newest first:`,
    ...stored.map(runText),
  ].join('\n');
}
