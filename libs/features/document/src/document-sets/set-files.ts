import type { Paper } from '@cyclefill/domain/documents';
import type { Day } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { PaperFile } from '../build-papers/paper-file.js';
import { BOOKS } from '../build-papers/books.js';
import { recordBooks } from '../build-papers/record-books.js';
import type { SheetSource } from '../build-papers/resident-sheets.js';
import { kitFiles } from '../downtime-kit/kit-files.js';
import { readSheetSource } from '../read-papers/sheet-source.query.js';

/** What a set may hold: the books of the residents, and of a downtime kit the sheets that lie on top of them. */
export const SET_BOOKS = ['downtime-kit', ...BOOKS] as const;
export type SetBook = (typeof SET_BOOKS)[number];

export const SET_STATES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;

const SetRow = z.object({
  id: z.string(), facility_id: z.string(), wing_id: z.string().nullable(), books: z.array(z.enum(SET_BOOKS)), day_from: z.number(), day_to: z.number(), paper: z.enum(['letter', 'a4']),
  as_of: z.date(), known_at: z.date(), state: z.enum(SET_STATES), attempt: z.number(),
});
export type SetRow = z.output<typeof SetRow>;

const SELECT = `select id, facility_id, wing_id, books, day_from - date '1970-01-01' as day_from, day_to - date '1970-01-01' as day_to, paper, as_of, known_at, state, attempt from document_set where id = $1`;

/** A set; null = there is none. */
export async function readSet(tx: Tx, id: string): Promise<SetRow | null> {
  return (await tx.query(SetRow, SELECT, [id]))[0] ?? null;
}

/** A set that nobody else changes until the transaction ends. */
export async function holdSet(tx: Tx, id: string): Promise<SetRow | null> {
  return (await tx.query(SetRow, `${SELECT} for update`, [id]))[0] ?? null;
}

/** What a set is made from, as known when it was asked for: the same however often it is read. */
export function readSetSource(tx: Tx, set: SetRow): Promise<SheetSource> {
  const { facility_id: facilityId, day_from: from, day_to: to, paper, as_of: asOf, known_at: knownAt } = set;
  return readSheetSource(tx, { facilityId, days: { from: from as Day, to: to as Day }, paper: paper satisfies Paper }, { asOf, knownAt });
}

/** The files of one book of a set, a wing each. */
export function setFiles(source: SheetSource, set: SetRow, book: SetBook): readonly PaperFile[] {
  const isWanted = ({ wingId }: { readonly wingId: string | null }): boolean => set.wing_id === null || set.wing_id === wingId;
  return book === 'downtime-kit' ? kitFiles(source, isWanted) : recordBooks(source, book, isWanted);
}
