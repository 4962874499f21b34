import { type DateStyle, type PackingRecordModel, type RecordedOrder, buildPackingRecord, dateText } from '@cyclefill/domain/documents';
import { type EpochMinute, Zone, dayOf, formatClock, minuteOf } from '@cyclefill/domain/kernel';
import { readPackEvents } from '@cyclefill/features/bench';
import type { PackEventKind } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { readPeople } from './bench-rows.query.js';
import type { BenchSource } from './bench-source.js';
import { EXCEPTION_WORDS, STEP_WORDS } from './bench-words.js';

const SYSTEM = 'the system';

/** An instant by the facility's clock, `12/03/2026 1412`. */
function clockOf(zone: string, at: Date, dates: DateStyle | undefined): string {
  const local = Zone.of(zone).toLocal(Math.floor(at.getTime() / 60_000) as EpochMinute);
  return `${dateText(dayOf(local), dates)} ${formatClock(minuteOf(local))}`;
}

/** The record of what was packed, from its rows and steps (D83). */
export async function buildRecordOf(tx: Tx, { row, zone, pack, orders, products }: BenchSource): Promise<PackingRecordModel> {
  const { dates } = pack('RECORD').identity;
  const events = await readPackEvents(tx, row.id);
  const people = await readPeople(tx, [row.packerId, row.checkerId, ...events.map(({ by }) => by), ...row.fills.flatMap(({ filledBy, witnessId, overrideBy }) => [filledBy, witnessId, overrideBy])]);
  const who = (id: string | null): string => (id === null ? SYSTEM : (people.get(id) ?? 'unknown'));
  const by = (id: string | null, at: Date | null): string => (id === null || at === null ? 'not yet' : `${who(id)}, ${clockOf(zone, at, dates)}`);
  const rxOf = new Map(orders.map(({ orderId, order }) => [orderId, `Rx ${order.print.rxNumber}`]));
  const recorded = orders.map(({ orderId, order }): RecordedOrder => {
    const taken = row.orders.find((one) => one.orderId === orderId);
    const reason = taken === undefined || taken.reason === null ? '' : [EXCEPTION_WORDS[taken.reason], taken.note].filter(Boolean).join(', ');
    return {
      order, version: taken?.version ?? null, reason,
      fills: row.fills.filter((fill) => fill.orderId === orderId).map((fill) => ({
        ndc: products.get(fill.ndc11)?.ndc ?? fill.ndc11, lot: fill.lot, expiresOn: fill.expiresOn, units: fill.units, container: fill.container, isManual: fill.entry === 'manual', by: who(fill.filledBy),
        witness: fill.witnessId === null ? null : who(fill.witnessId), override: fill.overrideBy === null ? null : { by: who(fill.overrideBy), reason: fill.overrideReason },
        at: clockOf(zone, fill.filledAt, dates), isUndone: fill.undone,
      })),
    };
  });
  return buildPackingRecord({
    pack: pack('RECORD'), contentHash: row.contentHash, orders: recorded,
    facts: [
      { label: 'State', value: row.state }, { label: 'Seal', value: String(row.sealNumber) }, { label: 'Packed and sealed by', value: by(row.packerId, row.sealedAt) },
      { label: 'Checked by', value: by(row.checkerId, row.checkedAt) }, ...(row.replaces === null ? [] : [{ label: 'In the place of', value: row.replaces }]),
    ],
    steps: events.map(({ kind, at, by: person, sealNumber, orderId, reason, contentHash }) => ({
      at: clockOf(zone, new Date(at), dates), what: STEP_WORDS[kind as PackEventKind], who: who(person),
      detail: [orderId === null ? '' : (rxOf.get(orderId) ?? ''), `seal ${sealNumber}, content ${contentHash.slice(0, 8)}`, reason].filter(Boolean).join('; '),
    })),
  });
}
