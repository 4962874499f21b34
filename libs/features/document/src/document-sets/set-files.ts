import type { Paper } from '@cyclefill/domain/documents';
import { type Day, invariant } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import type { PaperFile } from '../build-papers/paper-file.js';
import { BOOKS } from '../build-papers/books.js';
import { recordBooks } from '../build-papers/record-books.js';
import type { SheetSource } from '../build-papers/resident-sheets.js';
import { asDraft } from '../changeover/as-draft.js';
import { type ComparedRecords, readComparedRecords } from '../changeover/compared-records.query.js';
import { editListFiles } from '../changeover/edit-list-files.js';
import { kitFiles } from '../downtime-kit/kit-files.js';
import { readSheetSource } from '../read-papers/sheet-source.query.js';

/** What a set may hold: the books of the residents, of a downtime kit the sheets that lie on top of them, and of a changeover the list of what is other than before. */
export const SET_BOOKS = ['downtime-kit', 'edit-list', ...BOOKS] as const;
export type SetBook = (typeof SET_BOOKS)[number];

/** What a set is for: papers that were asked for, a downtime kit of the night, the draft and the final records of a changeover (D34). */
export const SET_KINDS = ['books', 'downtime-kit', 'changeover-draft', 'changeover-final'] as const;
export type SetKind = (typeof SET_KINDS)[number];

export const SET_STATES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;

const SetRow = z.object({
  id: z.string(), kind: z.enum(SET_KINDS), facility_id: z.string(), wing_id: z.string().nullable(), books: z.array(z.enum(SET_BOOKS)), day_from: z.number(), day_to: z.number(), paper: z.enum(['letter', 'a4']),
  as_of: z.date(), known_at: z.date(), compared_at: z.date().nullable(), state: z.enum(SET_STATES), attempt: z.number(),
});
export type SetRow = z.output<typeof SetRow>;

const SELECT = `select id, kind, facility_id, wing_id, books, day_from - date '1970-01-01' as day_from, day_to - date '1970-01-01' as day_to, paper, as_of, known_at, compared_at, state, attempt from document_set where id = $1`;

/** A set; null = there is none. */
export async function readSet(tx: Tx, id: string): Promise<SetRow | null> {
  return (await tx.query(SetRow, SELECT, [id]))[0] ?? null;
}

/** A set that nobody else changes until the transaction ends. */
export async function holdSet(tx: Tx, id: string): Promise<SetRow | null> {
  return (await tx.query(SetRow, `${SELECT} for update`, [id]))[0] ?? null;
}

/** What the papers of a set are made from; of a changeover also the records in use. */
export interface SetSource extends SheetSource {
  readonly compared: ComparedRecords | null;
}

/** What a set is made from, as known when it was asked for: the same however often it is read. */
export async function readSetSource(tx: Tx, set: SetRow): Promise<SetSource> {
  const { facility_id: facilityId, day_from: from, day_to: to, paper, as_of: asOf, known_at: knownAt, compared_at: comparedAt } = set;
  const wanted = { facilityId, days: { from: from as Day, to: to as Day }, paper: paper satisfies Paper };
  return { ...(await readSheetSource(tx, wanted, { asOf, knownAt })), compared: comparedAt === null ? null : await readComparedRecords(tx, wanted, comparedAt) };
}

/** The files of one book of a set, a wing each. */
export function setFiles(source: SetSource, set: SetRow, book: SetBook): readonly PaperFile[] {
  const isWanted = ({ wingId }: { readonly wingId: string | null }): boolean => set.wing_id === null || set.wing_id === wingId;
  const files = book === 'downtime-kit' ? kitFiles(source, isWanted) : book === 'edit-list' ? comparedFiles(source, isWanted) : recordBooks(source, book, isWanted);
  return set.kind === 'changeover-draft' ? files.map(asDraft) : files;
}

function comparedFiles(source: SetSource, isWanted: Parameters<typeof editListFiles>[2]): readonly PaperFile[] {
  invariant(source.compared !== null, 'an edit list without the records that it compares with');
  return editListFiles(source, source.compared, isWanted);
}
