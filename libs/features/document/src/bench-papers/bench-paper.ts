import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type ComparedOrder, type DateStyle, type Paper, buildCheckSheet, buildCountSheets, buildFillGuide, dateText } from '@cyclefill/domain/documents';
import { type CheckedOrder, DriftGuard, PackLife, comparePack } from '@cyclefill/features/bench';
import { readPickList } from '@cyclefill/features/stock';
import { type RenderedPdf, renderCheckSheets, renderCountSheets, renderFillGuides, renderPackingRecords } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { readBenchProducts, readBenchRows } from './bench-rows.query.js';
import { type BenchSource, readBenchSources } from './bench-source.js';
import { buildRecordOf } from './build-packing-record.js';

/** Papers of a pack on its way over the bench: what it is filled by, checked by, what was packed, and what a controlled drug is counted by. */
export const BENCH_PAPERS = ['fill-guide', 'check-sheet', 'packing-record', 'count-sheet'] as const;
export type BenchPaperKind = (typeof BENCH_PAPERS)[number];

/** Which packs: one, by id or printed code, or all that are in use of a batch. */
export type BenchTarget = { readonly id: string } | { readonly code: string } | { readonly batchId: string };

/** A drawn paper; its name is for a file. */
export interface DrawnBenchPaper extends RenderedPdf {
  readonly residentIds: readonly string[];
  readonly name: string;
}

async function compared(tx: Tx, packId: string): Promise<Pick<Parameters<typeof buildCheckSheet>[0], 'previous' | 'lines'>> {
  const { previous, rows } = await comparePack(tx, packId);
  const products = await readBenchProducts(tx, rows.flatMap(({ from, to }) => [from, to].flatMap((side) => side?.ndc11 ?? [])));
  const side = (order: CheckedOrder | null): ComparedOrder | null => (order === null ? null : { ...order, ndc: products.get(order.ndc11)?.ndc ?? order.ndc11 });
  return { previous: previous?.code ?? null, lines: rows.map(({ kind, fields, from, to }) => ({ kind, fields, from: side(from), to: side(to) })) };
}

/** Containers that are kept for a batch, by product, in the order of the pick list; empty where no stock is kept. */
async function shelfOf(tx: Tx, batchId: string | null, dates: DateStyle | undefined): Promise<ReadonlyMap<string, readonly string[]>> {
  const kept = batchId === null ? null : await readPickList(tx, batchId);
  if (kept === null) return new Map();
  const products = await readBenchProducts(tx, kept.picks.map(({ ndc11 }) => ndc11));
  const byNdc = Map.groupBy(kept.picks, ({ ndc11 }) => products.get(ndc11)?.ndc ?? ndc11);
  return new Map([...byNdc].map(([ndc, picks]) => [ndc, picks.map(({ location, code, lot, expiresOn }) => `${location} · ${code} · lot ${lot}, expires ${dateText(expiresOn, dates)}`)]));
}

async function inTurn<Model>(sources: readonly BenchSource[], build: (source: BenchSource) => Promise<Model> | Model): Promise<readonly Model[]> {
  const models: Model[] = [];
  for (const source of sources) models.push(await build(source));
  return models;
}

/** Builds the models of one kind and says how they are drawn, outside the transaction that read them. */
async function drawing(tx: Tx, kind: BenchPaperKind, sources: readonly BenchSource[]): Promise<() => Promise<RenderedPdf>> {
  switch (kind) {
    case 'fill-guide': {
      const shelf = await shelfOf(tx, sources[0]?.row.batchId ?? null, sources[0]?.pack('FILL').identity.dates);
      const models = sources.map(({ pack }) => buildFillGuide({ pack: pack('FILL'), shelf }));
      return () => renderFillGuides(models);
    }
    case 'check-sheet': {
      const models = await inTurn(sources, async ({ row, pack }) => buildCheckSheet({ pack: pack('CHECK'), ...(await compared(tx, row.id)) }));
      return () => renderCheckSheets(models);
    }
    case 'packing-record': {
      const models = await inTurn(sources, (source) => buildRecordOf(tx, source));
      return () => renderPackingRecords(models);
    }
    case 'count-sheet': {
      const models = sources.flatMap(({ pack }) => buildCountSheets(pack('COUNT')));
      if (models.length === 0) throw new Refusal('pack.not-controlled');
      return () => renderCountSheets(models);
    }
  }
}

/** Fill guides, check sheets and packing records, drawn from what is recorded (D80–D83). Nothing is stored: until the next step of a pack they are the same bytes. */
@Injectable()
export class BenchPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal pack.not-found, batch.not-found where it has no pack; pack.not-controlled: a count sheet of what holds no controlled drug */
  async execute(actor: Actor, scope: AccessScope, kind: BenchPaperKind, target: BenchTarget, paper: Paper | null): Promise<DrawnBenchPaper> {
    const named = await this.find(actor, scope, target);
    const { draw, sources } = await this.uow.run(actor, async (tx) => {
      const read = await readBenchSources(tx, await readBenchRows(tx, named), paper);
      return { sources: read, draw: read.length === 0 ? null : await drawing(tx, kind, read) };
    }, { isolation: 'REPEATABLE READ' });
    if (draw === null) throw new Refusal('packId' in named ? 'pack.not-found' : 'batch.not-found');
    const name = 'packId' in named ? `${kind}-${sources[0]?.row.code}` : `${kind}s-${named.batchId}`;
    return { ...(await draw()), name, residentIds: [...new Set(sources.map(({ row }) => row.residentId))] };
  }

  /** The packs that are meant, held against what is known now, so that a paper of one that is out of date says so (R120). */
  private find(actor: Actor, scope: AccessScope, target: BenchTarget): Promise<{ readonly packId: string } | { readonly batchId: string }> {
    return this.uow.run(actor, async (tx) => {
      if ('batchId' in target) {
        if (scope !== 'pharmacy') throw new Refusal('batch.not-found');
        await tx.get(DriftGuard).check((await readBenchRows(tx, target)).map(({ id }) => id));
        return target;
      }
      const pack = await tx.get(PackLife).find(scope, target);
      if (pack === null) throw new Refusal('pack.not-found');
      await tx.get(DriftGuard).check([pack.id]);
      return { packId: pack.id };
    });
  }
}
