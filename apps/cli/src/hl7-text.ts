import type { Hl7Partner, ListedHl7 } from '@cyclefill/features/hl7';

export const hl7Line = ({ id, receivedAt, sender, controlId, kind, state, reason, resident }: ListedHl7): string =>
  `${id}  ${receivedAt}  ${kind}  ${controlId}  ${(JSON.parse(sender) as readonly string[]).join(' ')}  ${state}${reason === '' ? '' : ` (${reason})`}${resident === null ? '' : `  ${resident}`}`;

export function partnerLine({ application, sendingFacility, facility, settings: { encoding, versions, wings, hospitals } }: Hl7Partner): string {
  const mapped = Object.entries(wings).map(([from, to]) => `${from} = ${to}`);
  return [`${application} ${sendingFacility}  for ${facility}  ${encoding}`, ...(versions.length === 0 ? [] : [`versions ${versions.join(', ')} too`]), ...(mapped.length === 0 ? [] : [`wings ${mapped.join(', ')}`]), ...(hospitals.length === 0 ? [] : [`hospital: ${hospitals.join(', ')}`])].join('  ');
}
