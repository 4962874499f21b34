import type { ListedSet } from '@cyclefill/features/document';

const count = ({ drawn, all }: ListedSet['records']): string => `${drawn} of ${all}`;

/** How far a set is, on one line. */
export function setLine({ id, kind, state, from, to, records }: ListedSet): string {
  return `${id}  ${kind.padEnd(12)}  ${state.padEnd(9)}  ${from} to ${to}  ${count(records)} records`;
}

/** How far a set is, wing by wing, with its documents. */
export function setText(set: ListedSet): string {
  const wings = set.wings.flatMap(({ wing, records, files }) => [
    `  ${wing === '' ? 'no wing' : wing}: ${count(records)} records`,
    ...files.map(({ name, state, pages, documentId, reason }) => `    ${state.padEnd(9)}  ${name}${pages === null ? '' : `  ${pages} page${pages === 1 ? '' : 's'}`}${documentId === null ? '' : `  ${documentId}`}${reason === null ? '' : `  ${reason}`}`),
  ]);
  return [setLine(set), ...(set.reason === null ? [] : [`  ${set.reason}`]), ...(set.sameAsId === null ? [] : [`  the same as ${set.sameAsId}: nothing was drawn twice`]), ...wings].join('\n');
}

/** When a kit was made and until when it may be used. */
export function kitText(set: ListedSet): string {
  return `${set.isOld ? `OLD: made ${set.asOf}; do not use it without calling the pharmacy` : `made ${set.asOf}; to be used until ${set.goodUntil}`}\n${setText(set)}`;
}
