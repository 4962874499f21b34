import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CardModel, type MarModel, type WeekModel, monthDays } from '@cyclefill/domain/documents';
import { type PaperFile, ReadPackPapers, ReadRecordBooks } from '@cyclefill/features/document';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { z } from 'zod';
import { brokenInvariants } from '../../support/run-invariants.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';

const NIGHT = new Date('2026-12-01T12:00:00Z');
const LineRow = z.object({ rx: z.string(), due: z.number(), dispensed: z.number(), packaging: z.string(), code: z.string() });
type Line = z.infer<typeof LineRow>;
const FacilityRow = z.object({ id: z.string(), code: z.string() });

/** Thousandths of `14`, `10½`, `1,000`. */
function milliOf(text: string): number {
  const match = /^([\d,]*)([½¼¾]?)/.exec(text.trim());
  const part = { '½': 500, '¼': 250, '¾': 750 }[match?.[2] ?? ''] ?? 0;
  return Number((match?.[1] ?? '').replaceAll(',', '') || '0') * 1000 + part;
}

async function readLines({ database, actor }: SamplePharmacy): Promise<readonly Line[]> {
  return database.uow.run(actor, (tx) =>
    tx.query(
      LineRow,
      `select v.rx_number as rx, l.due_milli as due, l.dispensed_milli as dispensed, l.packaging, f.code
       from fill_line l join order_version v on v.id = l.order_version_id join facility f on f.id = l.facility_id where l.is_current`,
    ),
  );
}

async function papersOf({ database, actor }: SamplePharmacy, runId: string): Promise<readonly PaperFile[]> {
  const facilities = await database.uow.run(actor, (tx) => tx.query(FacilityRow, 'select id, code from facility order by code'));
  const mars = [];
  for (const { id } of facilities) {
    const request = { facilityId: id, days: monthDays(2026, 12), paper: 'letter', wing: null, resident: null, asOf: NIGHT } as const;
    for (const book of ['mar', 'tar', 'insulin'] as const) mars.push(...(await new ReadRecordBooks(database.uow).execute(actor, { ...request, book })));
  }
  return [...(await new ReadPackPapers(database.uow).execute(actor, runId, 'letter')), ...mars];
}

const modelsOf = <T>(papers: readonly PaperFile[], kind: PaperFile['kind']): readonly T[] => papers.filter((file) => file.kind === kind).flatMap((file) => file.order.models as unknown as T[]);

/** Due cells of each Rx number between two days of the month, times the dose of their row. */
function dueOnRecords(mars: readonly MarModel[], from: number, to: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { sections } of mars) {
    for (const block of sections.flatMap((section) => section.blocks)) {
      const rx = /Rx (\d+)( |$)/.exec(block.reference.join(' '))?.[1];
      // A taper counts in milligrams on its rows, and several Rx numbers share its block.
      if (rx === undefined || block.steps.length > 0) continue;
      const due = block.rows.filter((row) => row.kind === 'dose').map((row) => milliOf(row.dose) * row.cells.slice(from - 1, to).filter((cell) => cell === 'due').length);
      sums.set(rx, due.reduce((total, one) => total + one, 0));
    }
  }
  return sums;
}

describe('the papers of the sample', () => {
  let pharmacy: SamplePharmacy;
  let papers: readonly PaperFile[];
  let lines: readonly Line[];
  let runId: string;

  async function make(): Promise<SamplePharmacy> {
    const made = await samplePharmacy({ facilities: 2, residents: 40, seed: 5 });
    const opened = await new OpenNightlyRun(made.database.uow).execute(made.actor, NIGHT);
    runId = opened.runIds[0] ?? '';
    await workBatches(made);
    return made;
  }

  beforeAll(async () => {
    pharmacy = await make();
    papers = await papersOf(pharmacy, runId);
    lines = await readLines(pharmacy);
  }, 180_000);
  afterAll(async () => pharmacy.database.close());

  it('stand on a run without a broken invariant', async () => {
    expect(await brokenInvariants(pharmacy)).toEqual([]);
  });

  it('D2: the labels of an order sum to what its line dispenses', () => {
    const onLabels = new Map<string, number>();
    for (const { label } of modelsOf<CardModel>(papers, 'label')) {
      const rx = /Rx (\d+)/.exec(label.reference.join(' '))?.[1] ?? '';
      onLabels.set(rx, (onLabels.get(rx) ?? 0) + milliOf(label.quantity));
    }
    const carded = lines.filter((line) => line.packaging === 'card' && line.dispensed > 0);
    expect(carded.length).toBeGreaterThan(100);
    expect(onLabels).toEqual(new Map(carded.map((line) => [line.rx, line.dispensed])));
  });

  it('D2: the totals of weekly sheets sum to what their lines dispense', () => {
    const onSheets = new Map<string, number>();
    for (const row of modelsOf<WeekModel>(papers, 'week').flatMap((week) => week.drugs)) onSheets.set(row.rxNumber, (onSheets.get(row.rxNumber) ?? 0) + milliOf(row.total));
    const shared = lines.filter((line) => line.packaging === 'multi_dose' && line.dispensed > 0);
    expect(shared.length).toBeGreaterThan(30);
    expect(onSheets).toEqual(new Map(shared.map((line) => [line.rx, line.dispensed])));
  });

  it('D2: due cells of the record × dose are what the window needs, order by order', () => {
    // FAC02 has 14 days from 7 December, all of them on the December record.
    const due = dueOnRecords(modelsOf<MarModel>(papers, 'mar'), 7, 20);
    const compared = lines.filter((line) => line.code === 'FAC02' && line.packaging !== 'bulk' && due.has(line.rx));
    expect(compared.length).toBeGreaterThan(50);
    expect(compared.filter((line) => due.get(line.rx) !== line.due).map((line) => `${line.rx}: ${due.get(line.rx)} on the record, ${line.due} due`)).toEqual([]);
  });

  it('are the same to the byte from another import on another database', async () => {
    const hashes = (files: readonly PaperFile[]): readonly string[] => files.map((file) => `${file.name} ${file.contentHash}`);
    const first = hashes(papers);
    const other = await make();
    try {
      expect(hashes(await papersOf(other, runId))).toEqual(first);
    } finally {
      await other.database.close();
    }
  }, 180_000);
});
