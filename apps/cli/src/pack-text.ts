import type { PackView } from '@cyclefill/features/bench';

type PackOrder = PackView['orders'][number];

function orderLine({ rxNumber, drug, strength, ndc11, schedule, packed, expected, state, reason }: PackOrder): string {
  const marks = [...(schedule === null ? [] : [`${schedule}, a witness`]), ...(reason === null ? [] : [reason])];
  return `  Rx ${rxNumber}  ${drug} ${strength}  NDC ${ndc11}  ${packed} of ${expected}  ${state}${marks.length === 0 ? '' : ` (${marks.join('; ')})`}`;
}

/** A pack with its orders, how far each is, and the cells to pull. */
export function packText({ code, state, outOfDate, held, sealNumber, useBy, residentCode, orders, toPull, toAdd, withoutPack }: PackView): string {
  return [
    `${code}  ${state}${outOfDate ? '  OUT OF DATE' : ''}${held ? '  HELD' : ''}  seal ${sealNumber}${useBy === null ? '' : `  use by ${useBy}`}  tray ${residentCode}`,
    ...orders.map(orderLine),
    ...toPull.map(({ position, at, units, reason }) => `  pull   cell ${position}  ${at}  ${units}  ${reason}`),
    ...toAdd.map(({ at, units }) => `  add    ${at}  ${units}`),
    ...withoutPack.map(({ rxNumber, doses, first, last }) => `  Rx ${rxNumber} lies in no pack: ${doses} doses, ${first} to ${last}`),
  ].join('\n');
}
