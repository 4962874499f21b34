import type { DeliveryView, PackToPull, ToteView } from '@cyclefill/features/delivery';

/** A departure in one line. */
export function deliveryLine({ id, routeCode, runOn, departure, van, driver, state, early }: Omit<DeliveryView, 'totes'>): string {
  return `${id}  ${state.padEnd(9)}  ${runOn} ${departure}  ${routeCode}  ${van}, ${driver}${early === null ? '' : `  left early: ${early}`}`;
}

/** A departure with its totes. */
export function deliveryText(delivery: DeliveryView): string {
  const totes = delivery.totes.map(({ code, facilityCode, wing, state, items, controlled }) => `  ${code}  ${state.padEnd(9)}  ${facilityCode}${wing === null ? '' : ` ${wing}`}  ${items} in it${controlled === 0 ? '' : `, ${controlled} controlled`}`);
  return [deliveryLine(delivery), ...totes].join('\n');
}

/** A tote with what lies in it. */
export function toteText({ code, state, facilityCode, wing, items, withoutPack }: ToteView): string {
  const lines = items.map((item) => {
    const marks = [item.controlled ? 'controlled' : '', item.refrigerated ? 'cold' : '', item.outOfDate ? 'OUT OF DATE' : '', item.condition ?? ''].filter((mark) => mark !== '').join(', ');
    return `  ${(item.code ?? '(no code)').padEnd(16)}  ${item.residentCode}  ${item.rxNumber === null ? 'several drugs' : `Rx ${item.rxNumber}`}  ${item.units}${marks === '' ? '' : `  ${marks}`}`;
  });
  return [`${code}  ${state}  ${facilityCode}${wing === null ? '' : ` ${wing}`}`, ...lines, ...withoutPack.map(({ rxNumber, doses, first, last }) => `  Rx ${rxNumber} lies in no pack: ${doses} doses, ${first} to ${last}`)].join('\n');
}

/** What to pull, cell by cell, and what to add. */
export function pullText(toPull: readonly PackToPull[]): string {
  return toPull.flatMap(({ packCode, reasons, cells, toAdd }) => [
    `  pull ${packCode}: ${reasons.join(', ')}`, ...cells.map(({ position, at, units }) => `    cell ${position}  ${at.replace('T', ' ')}  ${units}`),
    ...toAdd.map(({ at, units }) => `    add   ${at.replace('T', ' ')}  ${units}`),
  ]).join('\n');
}
