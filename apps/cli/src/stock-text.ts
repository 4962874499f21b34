import type { BatchPicks, ContainerView, CountSheet, MovementView, RecallReach } from '@cyclefill/features/stock';

/** A container in one line. */
export function containerLine({ code, ndc11, lot, expiresOn, location, state, onHand, reserved, schedule }: ContainerView): string {
  return `${code}  ${ndc11}${schedule === null ? '' : ` ${schedule}`}  lot ${lot}  until ${expiresOn}  ${location}  ${state}  ${onHand}${reserved === '0' ? '' : `, ${reserved} of them kept for batches`}`;
}

/** A line of the ledger. */
export function movementLine({ number, kind, units, reserved, balance, reason, at }: MovementView): string {
  return `  ${number}  ${at.slice(0, 16).replace('T', ' ')}  ${kind}  ${units}${reserved === '0' ? '' : ` (kept ${reserved})`}  = ${balance}${reason === '' ? '' : `  ${reason}`}`;
}

/** What to take for each line of a batch. */
export function picksText({ lines }: BatchPicks): string {
  return lines.map(({ rxNumber, ndc11, units, containers, short }) => {
    const from = containers.map((one) => `${one.units} of ${one.code} (${one.location}, lot ${one.lot}, until ${one.expiresOn})`);
    return `${rxNumber}  ${ndc11}  ${units}: ${[...from, ...(short === '0' ? [] : [`${short} short`])].join('; ')}`;
  }).join('\n');
}

/** A count sheet: what is to be counted, or what came out. */
export function countText({ id, state, lines }: CountSheet): string {
  return [`count ${id}, ${state}`, ...lines.map(({ code, drug, strength, lot, location, done, result }) => {
    const out = result === null ? (done ? 'counted' : 'to count') : `${result.counted} counted, ${result.expected} expected, ${result.variance}`;
    return `  ${location}  ${code}  ${drug} ${strength}  lot ${lot}  ${out}`;
  })].join('\n');
}

/** Everything that a recall reaches. */
export function reachText({ ndc11, lots, containers, packs, residents, facilities, ekits, preparations }: RecallReach): string {
  const where = (counts: RecallReach['residents'][number]['packs']): string => `${counts.here} here, ${counts.underway} underway, ${counts.out} with the facility, ${counts.done} done`;
  return [
    `${ndc11} lot ${lots.join(', ')}: ${containers.length} containers, ${packs.length} packs, ${residents.length} residents, ${facilities.length} facilities, ${ekits.length} emergency kits, ${preparations.length} preparations`,
    ...containers.map(({ code, location, state, onHand }) => `  ${code}  ${location}  ${state}  ${onHand}`),
    ...facilities.map(({ code, packs: counts }) => `  ${code}: ${where(counts)}`),
    ...packs.map(({ code, residentCode, facilityCode, state, units }) => `  ${code}  ${facilityCode} ${residentCode}  ${state}  ${units}`),
    ...preparations.map(({ code, residentCode, facilityCode, state, units }) => `  ${code}  ${facilityCode} ${residentCode}  ${state}  ${units}`),
    ...ekits.map(({ facilityCode, units, mayHaveHad }) => `  kit of ${facilityCode}: ${units}, ${mayHaveHad.length} residents may have had of it`),
  ].join('\n');
}
