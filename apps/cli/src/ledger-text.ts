import type { OrderLedgerView } from '@cyclefill/features/fill';

type Entry = OrderLedgerView['entries'][number];

const WORDS: Readonly<Record<Entry['kind'], string>> = {
  used: 'given by schedule', carried_out: 'carried out of the window', carried_in: 'carried into the window', lost: 'reported lost or spoilt', dispensed: 'dispensed, whole units from stock',
  part_waste: 'parts of units left over', filled_for_leave: 'filled for a leave', taken_along: 'taken along on a leave', ekit: 'given from the emergency kit', ekit_given: 'given from the emergency kit', filled_on_demand: 'filled on demand', returned: 'returned', destroyed: 'destroyed', counted: 'counted', variance: 'counted otherwise than expected',
};

function entryText({ kind, rule, at, since, units, balance, reference, batchHad }: Entry): string {
  const had = batchHad === null || batchHad.value === balance.value ? '' : `; the batch had ${batchHad.value}: something was recorded since`;
  const sign = units.value.startsWith('-') || units.value === '0' ? '' : '+';
  return `${at.replace('T', ' ')}  ${`${sign}${units.value}`.padStart(10)}  = ${balance.value.padStart(8)}  ${WORDS[kind]}${since === null ? '' : ` since ${since.replace('T', ' ')}`} [${rule.id}]${reference === '' ? '' : `  ${reference}`}${had}`;
}

/** A ledger for people, a movement in each line. */
export function ledgerText({ rxNumber, until, balance, useTold, entries }: OrderLedgerView): string {
  const end = `balance on ${until.replace('T', ' ')}: ${balance.value} ${balance.unit}${useTold ? '' : '; how many doses that is cannot be told, so none are counted down [R135]'}`;
  return [`prescription ${rxNumber}`, ...entries.map(entryText), entries.length === 0 ? `nothing was counted, packed or filled; ${end}` : end].join('\n');
}
