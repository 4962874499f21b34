import type { DocumentIdentity, Paper } from './document-frame.js';
import type { MarModel } from './mar.model.js';

/** A resident's line on the cover of a book. */
export interface CoverLine {
  readonly room: string;
  readonly name: string;
  readonly dateOfBirth: string;
  readonly recordNumber: string;
  /** Orders with times, and orders given as needed. */
  readonly scheduled: number;
  readonly asNeeded: number;
  /** Due cells of doses (D25). */
  readonly due: number;
  /** What must be known before the record is opened. */
  readonly notes: readonly string[];
}

/** The cover of a wing's book of records (D31): who is in it, so that a missing record is seen before a dose is missed. */
export interface BookCoverModel {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly record: MarModel['record'];
  /** `December 2026` */
  readonly title: string;
  readonly facility: string;
  readonly wing: string;
  readonly pharmacy: string;
  readonly lines: readonly CoverLine[];
}

function notesOf({ resident, omissions }: MarModel): readonly string[] {
  return [
    ...(resident.nameAlert ? ['NAME ALERT'] : []),
    ...(resident.allergies.kind === 'not_recorded' ? ['allergies not recorded'] : []),
    ...(omissions.length === 0 ? [] : [`${omissions.length} not on this record`]),
  ];
}

function lineOf(model: MarModel): CoverLine {
  const { resident, sections, prn } = model;
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    room: resident.room, name: resident.name, dateOfBirth: resident.dateOfBirth, recordNumber: resident.recordNumber, scheduled: blocks.filter(({ again }) => again !== true).length, asNeeded: prn.length,
    due: blocks.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'dose').reduce((sum, row) => sum + row.due, 0), notes: notesOf(model),
  };
}

/** The cover of records in the order that they are bound in. Needs at least one. */
export function buildBookCover(models: readonly [MarModel, ...MarModel[]], identity: DocumentIdentity, wing: string): BookCoverModel {
  const [{ paper, record, title, resident }] = models;
  return { paper, identity, record, title, facility: resident.facility, wing, pharmacy: resident.pharmacy, lines: models.map(lineOf) };
}
