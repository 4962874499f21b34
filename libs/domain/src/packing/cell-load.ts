import { type Milli, ONE_UNIT, divideUp } from '@cyclefill/domain/kernel';

/** Longest name and strength that one line of a sheet cell takes when four columns share the sheet (D104). */
const LINE_LENGTH = 22;
const COLUMNS = 4;

/** Tablets and parts of tablets that a dose puts into a cell: a half counts as one item (D63). */
export function itemsOf(dose: Milli): number {
  return divideUp(dose, ONE_UNIT);
}

/** Printed lines that a drug takes in a cell of a sheet with `columns` columns: fewer columns are wider. */
export function linesOf(labelLength: number, columns: number): number {
  return labelLength > Math.floor((LINE_LENGTH * COLUMNS) / columns) ? 2 : 1;
}
