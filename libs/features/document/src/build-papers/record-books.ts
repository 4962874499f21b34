import { createHash } from 'node:crypto';
import { type BookCoverModel, type MarModel, type OrderSheetModel, type RecordKind, buildBookCover, recordSpans } from '@cyclefill/domain/documents';
import { buildMars } from './build-mars.js';
import { buildOrderSheets } from './build-order-sheets.js';
import type { Book, RecordBook } from './books.js';
import type { PaperFile } from './paper-file.js';
import type { PlacedSheet, SheetSource } from './resident-sheets.js';
import { sheetFiles } from './sheet-files.js';

const RECORDS: Readonly<Record<RecordBook, RecordKind>> = { 'mar': 'medication', 'tar': 'treatment', 'insulin': 'insulin', 'prn-log': 'as_needed' };

/** A book of several records has a cover, which stands for all their orders. */
function coverOf(models: readonly [MarModel, ...MarModel[]], wing: string, name: string): BookCoverModel | null {
  if (models.length === 1) return null;
  const hash = createHash('sha256').update(models.map(({ identity }) => identity.orderSetHash).join(' ')).digest('hex');
  return buildBookCover(models, { ...models[0].identity, id: name.toUpperCase(), orderSetHash: hash.slice(0, 8) }, wing);
}

/** The books of one kind, one a wing, in large print one a half of the days too; `isWanted` picks the residents. */
export function recordBooks(source: SheetSource, book: Book, isWanted: (sheet: PlacedSheet<MarModel | OrderSheetModel>) => boolean): readonly PaperFile[] {
  const { days, paper, print, snapshot: { batch: { facilityCode } } } = source;
  const named = { name: book, facilityCode, days, paper };
  if (book === 'order-sheet') return sheetFiles(buildOrderSheets(source).filter(isWanted), { ...named, order: (models) => ({ kind: book, models }) });
  // A log has no columns that large print would halve.
  const spans = book === 'prn-log' ? [days] : recordSpans(days, print.facility.settings.mar);
  return spans.flatMap((span) =>
    sheetFiles(buildMars({ ...source, days: span, record: RECORDS[book] }).filter(isWanted), { ...named, days: span, order: (models, wing, name) => ({ kind: book, models, cover: coverOf(models, wing, name) }) }));
}
