import type { EkitView } from '@cyclefill/features/refill';

const lotText = ({ lot, expiresOn, units }: EkitView['items'][number]['lots'][number]): string => `${units} of lot ${lot}${expiresOn === null ? '' : ` until ${expiresOn}`}`;

function itemText({ ndc11, drug, strength, doseUnit, schedule, par, usable, lots }: EkitView['items'][number]): string {
  return `  ${ndc11}  ${drug} ${strength}${schedule === null ? '' : ` ${schedule}`}: ${usable} of ${par} ${doseUnit}${lots.length === 0 ? '' : `; ${lots.map(lotText).join(', ')}`}`;
}

function replenishText({ ndc11, drug, strength, units, expired, dueBy }: EkitView['replenish'][number]): string {
  return `  ${ndc11}  ${drug} ${strength}: put in ${units}${expired === '0' ? '' : `, take out ${expired} expired`}${dueBy === null ? '' : `, by ${dueBy.replace('T', ' ')}`}`;
}

/** The emergency kit for people: what is printed outside on it first (R147), then what to do. */
export function ekitText({ limits, seal, earliestExpiry, items, replenish, statDoses }: EkitView): string {
  const open = statDoses.map(({ rxNumber, at, units, fromKit }) => `  ${rxNumber}  ${at.replace('T', ' ')}  ${units}${fromKit ? ', the kit holds it: record it with ekit use' : ', not out of the kit: ask for a first fill with refill'}`);
  const stat = open.length === 0 ? [] : ['STAT doses that nobody has supplied yet', ...open];
  if (limits === null) return ['keeps no emergency kit here: ekit set', ...stat].join('\n');
  return [
    `controlled drugs: ${limits.schedules.length === 0 ? 'none' : limits.schedules.join(', ')}, by ${limits.source}`,
    `seal: ${seal === null ? 'none' : `${seal.number} by ${seal.by}${seal.broken ? ', broken since: exchange the kit or seal it anew' : ''}`}`,
    `earliest expiry: ${earliestExpiry ?? 'none'}`,
    'contents', ...items.map(itemText),
    ...(replenish.length === 0 ? ['nothing to replenish'] : ['to replenish', ...replenish.map(replenishText)]),
    ...stat,
  ].join('\n');
}
