import { createHash } from 'node:crypto';
import { type Paper, type RecallSheetInput, buildRecallSheet, dateText } from '@cyclefill/domain/documents';
import { type Milli, ZERO, Zone, day, parseMilli } from '@cyclefill/domain/kernel';
import { formatStrength } from '@cyclefill/domain/sig';
import { RecallLots, type RecallWithReach } from '@cyclefill/features/stock';
import { type RenderedPdf, renderRecallSheet } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readBenchProducts, readPeople } from '../bench-papers/bench-rows.query.js';
import { readSharedSettings } from '../print-context/document-settings.query.js';
import { makingOf } from '../build-papers/making.js';

const ZoneRow = z.object({ zone: z.string() });

/** A pharmacy tells its day by the zone of its first facility that has one. */
const ZONES = 'select zone from facility where tenant_id = $1 order by code collate "C"';

const units = (text: string): Milli => parseMilli(text) ?? ZERO;

async function readInput(tx: Tx, { reach, ...recall }: RecallWithReach, paper: Paper): Promise<RecallSheetInput> {
  const product = (await readBenchProducts(tx, [recall.ndc11])).get(recall.ndc11);
  const { zone } = (await tx.query(ZoneRow, ZONES, [tx.actor.tenantId])).find((row) => Zone.find(row.zone) !== null) ?? { zone: 'UTC' };
  const { dates } = await readSharedSettings(tx, null, recall.closedAt === null ? await tx.now() : new Date(recall.closedAt));
  const people = await readPeople(tx, [recall.openedBy, recall.closedBy]);
  const stamp = (at: string, by: string | null): string => [makingOf(new Date(at), zone, { revision: 1, replaces: null }, dates).generatedAt, ...(by === null ? [] : [people.get(by) ?? by])].join(', ');
  const madeAt = recall.closedAt === null ? await tx.now() : new Date(recall.closedAt);
  return {
    paper, lots: recall.lots, source: recall.source, reason: recall.reason,
    product: product === undefined ? `NDC ${recall.ndc11}` : [product.name, formatStrength(product.strength), product.form.toLowerCase(), `NDC ${product.ndc}`].filter(Boolean).join(' '),
    identity: { id: `RECALL-${recall.id.slice(-8).toUpperCase()}`, orderSetHash: createHash('sha256').update(JSON.stringify(reach)).digest('hex').slice(0, 8), ...makingOf(madeAt, zone, { revision: recall.version, replaces: recall.version > 1 ? recall.version - 1 : null }, dates) },
    opened: stamp(recall.openedAt, recall.openedBy), closed: recall.closedAt === null ? null : { stamp: stamp(recall.closedAt, recall.closedBy), what: recall.closure },
    containers: reach.containers.map(({ onHand, expiresOn, ...one }) => ({ ...one, expires: dateText(day(expiresOn), dates), onHand: units(onHand) })),
    packs: reach.packs.map((one) => ({ ...one, units: units(one.units) })),
    preparations: reach.preparations.map((one) => ({ ...one, units: units(one.units) })),
    kits: reach.ekits.map(({ facilityCode, units: held, mayHaveHad }) => ({ facilityCode, units: units(held), mayHaveHad: mayHaveHad.length })),
  };
}

/** The sheet of a recall: what it reached, to be ticked off, and how it ended. Nothing is stored: of an open recall it says what is so now. */
@Injectable()
export class RecallPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal recall.not-found */
  async execute(actor: Actor, id: string, paper: Paper): Promise<RenderedPdf & { readonly residentIds: readonly string[]; readonly name: string }> {
    const recall = await new RecallLots(this.uow).read(actor, id);
    const input = await this.uow.run(actor, (tx) => readInput(tx, recall, paper), { isolation: 'REPEATABLE READ' });
    return { ...(await renderRecallSheet(buildRecallSheet(input))), residentIds: [...new Set([...recall.reach.residents.map((one) => one.id), ...recall.reach.preparations.map((one) => one.residentId)])], name: `recall-${id}` };
  }
}
