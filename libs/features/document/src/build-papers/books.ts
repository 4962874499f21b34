/** Books of records on which doses are signed for. */
export const RECORD_BOOKS = ['mar', 'tar', 'insulin', 'prn-log'] as const;
export type RecordBook = (typeof RECORD_BOOKS)[number];
/** Books of a facility's residents that are written from their orders. */
export const BOOKS = [...RECORD_BOOKS, 'order-sheet'] as const;
export type Book = (typeof BOOKS)[number];
