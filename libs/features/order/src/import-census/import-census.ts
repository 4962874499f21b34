import { createHash } from 'node:crypto';
import { byCodePoint } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { recordProducts } from '@cyclefill/features/formulary';
import { CENSUS_FILES, type CensusReading, checkProducts, readCensus, sharedBeds } from '@cyclefill/interop/census';
import type { SourceFile } from '@cyclefill/interop/csv';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { checkOwners, remarkMissing } from './check-owners.js';
import { ImportLedger } from './import-ledger.js';
import type { ImportReport } from './import-report.js';
import { type KnownProduct, hasNoCatalogue, readProductFacts } from './read-product-facts.js';
import { writeCensusEvents } from './write-census-events.js';
import { writeCycles } from './write-cycles.js';
import { writeFacilities } from './write-facilities.js';
import { writeMedPasses } from './write-med-passes.js';
import { writeOrders } from './write-orders.js';
import { writePlaces } from './write-places.js';
import { writePrescribers } from './write-prescribers.js';
import { writeResidents } from './write-residents.js';
import { writeStock } from './write-stock.js';

const LastImport = z.object({ content_hash: z.string() });

/**
 * Takes over a census folder in one transaction, all or nothing. The same folder twice changes nothing; a changed one
 * records only what it says otherwise, as new versions. What it leaves out stays, with a notice, except that a hold, a
 * coming leave, a stock lot or a row of a pass table that is gone from it is gone.
 */
@Injectable()
export class ImportCensus {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  execute(actor: Actor, files: readonly SourceFile[]): Promise<ImportReport> {
    return this.uow.run(actor, async (tx) => {
      const report = await importInto(tx, files);
      // A plan made for empty tables takes minutes for what takes milliseconds.
      if (report.outcome === 'imported') await tx.execute('select refresh_statistics()');
      return report;
    });
  }

  /** What {@link execute} would answer: the very same work, and then all of it is taken back. */
  async preview(actor: Actor, files: readonly SourceFile[]): Promise<ImportReport> {
    try {
      return await this.uow.run<never>(actor, async (tx) => {
        throw new TakenBack(await importInto(tx, files));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.report;
      throw error;
    }
  }
}

/** Ends a transaction without keeping anything of it. */
class TakenBack extends Error {
  constructor(readonly report: ImportReport) {
    super('the preview of an import is never kept');
  }
}

async function importInto(tx: Tx, files: readonly SourceFile[]): Promise<ImportReport> {
  const contentHash = hashOf(files);
  // Read inside: a retried transaction starts with fresh lists of findings.
  const reading = readCensus(files);
  // Two imports of one pharmacy, one after the other: each sees what the one before has written.
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('census-import ' || $1::text, 0))`, [tx.actor.tenantId]);
  const products = await readProductFacts(tx, reading.folder);
  const folder = (await hasNoCatalogue(tx, reading.folder)) ? withoutCatalogue(reading) : checkProducts(reading.folder, products, reading.findings);
  const ledger = new ImportLedger(tx, folder, reading.findings, await tx.now());
  await checkOwners(ledger);
  if (reading.findings.errors.count > 0) return report('refused', reading, ledger);
  if ((await lastHash(tx)) === contentHash) return report('unchanged', reading, ledger);
  await writeAll(ledger, products);
  return report(await conclude(ledger, contentHash), reading, ledger);
}

/** One error in place of one for each row that names a product. */
function withoutCatalogue({ folder, findings }: CensusReading): CensusReading['folder'] {
  findings.errors.add({ file: 'orders.csv', line: 1, column: 'ndc11', reason: 'the catalogue is empty: run `cyclefill catalogue import FILE` first' });
  return folder;
}

/** Over the files that are read, whatever else lies in the folder. */
function hashOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of files.filter((file) => CENSUS_FILES.includes(file.name)).toSorted((a, b) => byCodePoint(a.name, b.name))) {
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function lastHash(tx: Tx): Promise<string | null> {
  const [last] = await tx.query(LastImport, 'select content_hash from census_import where tenant_id = $1 order by recorded_at desc, id desc limit 1', [tx.actor.tenantId]);
  return last?.content_hash ?? null;
}

async function writeAll(ledger: ImportLedger, products: ReadonlyMap<string, KnownProduct>): Promise<void> {
  ledger.recorded('drug_product', await recordProducts(ledger.tx, ledger.folder.products), null);
  await remarkMissing(ledger);
  const facilities = await writeFacilities(ledger);
  const places = await writePlaces(ledger, facilities);
  await writeMedPasses(ledger, facilities, places);
  await writeCycles(ledger, facilities, places);
  const prescriberIds = await writePrescribers(ledger);
  const residentIds = await writeResidents(ledger, facilities);
  await writeCensusEvents(ledger, { facilities, places, residentIds });
  await writeOrders(ledger, { facilities, residentIds, prescriberIds, products });
  await writeStock(ledger);
}

/** Says which inputs moved, and leaves the import's own trace, where anything was written. */
async function conclude({ tx, counts, movedInputs }: ImportLedger, contentHash: string): Promise<'imported' | 'unchanged'> {
  if (Object.keys(counts).length === 0) return 'unchanged';
  const id = tx.newId();
  await tx.get(FacilityInputs).moved(movedInputs);
  await tx.execute('insert into census_import (id, tenant_id, content_hash, counts, recorded_at, recorded_by) values ($1, $2, $3, $4, now(), $5)', [
    id, tx.actor.tenantId, contentHash, JSON.stringify(counts), tx.actor.userId,
  ]);
  await tx.audit({ action: 'census.import', subjectKind: 'census_import', subjectId: id, detail: { counts: Object.fromEntries(Object.entries(counts).map(([table, tally]) => [table, { ...tally }])) } });
  return 'imported';
}

function report(outcome: ImportReport['outcome'], { findings, folder }: CensusReading, { counts, summary }: ImportLedger): ImportReport {
  const { errors, notices } = findings;
  return {
    outcome, errors: errors.list(), errorCount: errors.count, notices: notices.list(), noticeCount: notices.count,
    findings: outcome === 'refused' ? [] : sharedBeds(folder), summary: outcome === 'refused' ? null : summary, counts,
  };
}
