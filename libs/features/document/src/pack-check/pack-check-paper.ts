import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { type PackCheckModel, type Paper, buildPackCheck } from '@cyclefill/domain/documents';
import { byCodePoint, dayOf, invariant } from '@cyclefill/domain/kernel';
import type { PackType } from '@cyclefill/domain/packing';
import { readFacilitySnapshot, readPackTypes } from '@cyclefill/features/fill';
import { residentInScope } from '@cyclefill/features/resident';
import { type RenderedPdf, renderPackChecks } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type BenchPackRow, readBenchRows } from '../bench-papers/bench-rows.query.js';
import { packPlanOf } from '../bench-papers/pack-plan-of.js';
import { makingOf } from '../build-papers/making.js';
import { type SheetResident, type SheetSource, residentSheets, sheetOrder } from '../build-papers/resident-sheets.js';
import { readPrintContext } from '../print-context/print-context.query.js';

const ResidentRow = z.object({ id: z.string() });
const FIRST = { revision: 1, replaces: null } as const;

/** Whose packs are held against the record. */
export interface PackCheckRequest {
  readonly batchId: string;
  /** Code of one resident; null = everybody whom the asker may see. */
  readonly resident: string | null;
  /** null = as the facility has chosen. */
  readonly paper: Paper | null;
  /** By what is known when; null = now. The same moment gives the same bytes. */
  readonly asOf: Date | null;
}

function checkOf(source: SheetSource, { facts, page, orders, identity }: SheetResident, rows: readonly BenchPackRow[], types: ReadonlyMap<string, PackType>): PackCheckModel {
  const { snapshot, contexts, days, paper } = source;
  const context = contexts.get(facts.id);
  invariant(context !== undefined, 'a resident without context');
  const all = snapshot.orders.filter(({ residentId }) => residentId === facts.id);
  const packed = new Set(rows.flatMap(({ cells }) => cells.map(({ orderId }) => orderId)));
  // What lies in a pack is looked at, also where its order has ended since.
  const spoken = [...new Set([...orders, ...all.filter(({ orderId }) => packed.has(orderId))])];
  const rxOf = (orderId: string): string => all.find((order) => order.orderId === orderId)?.rxNumber ?? orderId;
  return buildPackCheck({
    paper, identity: identity('PACKCHECK'), resident: page, madeOn: dayOf(snapshot.batch.asOf), orders: spoken.map((order) => sheetOrder(source, order)),
    context: { passes: context.passes, days, absences: facts.absences.map(({ kind, ...range }) => ({ kind, range })), dischargedAt: facts.dischargedAt, dates: source.making.dates },
    packs: rows.toSorted((a, b) => byCodePoint(a.code, b.code)).map((row) => ({ code: row.code, plan: packPlanOf(row, types, rxOf) })),
  });
}

async function readChecks(tx: Tx, scope: AccessScope, { batchId, resident, paper, asOf }: PackCheckRequest): Promise<{ readonly models: readonly PackCheckModel[]; readonly residentIds: readonly string[] }> {
  const rows = await readBenchRows(tx, { batchId });
  const [first] = rows;
  if (first === undefined || first.windowFrom === null || first.windowTo === null) throw new Refusal('batch.not-found');
  const seen = await tx.query(ResidentRow, `select r.id from resident r where r.facility_id = $3 and ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })}`, [...scopeArrays(scope), first.facilityId]);
  const mine = new Set(seen.map(({ id }) => id));
  const known = asOf ?? (await tx.now());
  const days = { from: first.windowFrom, to: first.windowTo };
  const { snapshot, contexts } = await readFacilitySnapshot(tx, first.facilityId, days, { asOf: known, knownAt: known });
  const { types } = await readPackTypes(tx, days.from, known);
  const print = await readPrintContext(tx, first.facilityId, known);
  const { settings } = print.facility;
  const source: SheetSource = { snapshot, contexts, print, days, paper: paper ?? settings.paper, making: makingOf(known, snapshot.batch.zone, FIRST, settings.dates), divided: new Map() };
  const byResident = Map.groupBy(rows, ({ residentId }) => residentId);
  const residentIds: string[] = [];
  const sheets = residentSheets(source, (one) => {
    const own = byResident.get(one.facts.id);
    if (own === undefined || !mine.has(one.facts.id) || (resident ?? one.facts.code) !== one.facts.code) return null;
    residentIds.push(one.facts.id);
    return checkOf(source, one, own, types);
  });
  return { models: sheets.map(({ model }) => model), residentIds };
}

/** The packs of a batch held against the record, for two nurses: a page a resident by wing and room (R512). Nothing is stored. */
@Injectable()
export class PackCheckPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal batch.not-found where nothing of it can be seen */
  async execute(actor: Actor, scope: AccessScope, request: PackCheckRequest): Promise<RenderedPdf & { readonly residentIds: readonly string[]; readonly name: string }> {
    const { models, residentIds } = await this.uow.run(actor, (tx) => readChecks(tx, scope, request), { isolation: 'REPEATABLE READ' });
    if (models.length === 0) throw new Refusal('batch.not-found');
    return { ...(await renderPackChecks(models)), residentIds, name: `pack-check-${request.resident ?? request.batchId}` };
  }
}
