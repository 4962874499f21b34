import { type Milli, ONE_UNIT, divideUp } from '@cyclefill/domain/kernel';

/** Longest name and strength that one line of a sheet cell takes (D104). */
const LINE_LENGTH = 22;

/** Tablets and parts of tablets that a dose puts into a cell: a half counts as one item (D63). */
export function itemsOf(dose: Milli): number {
  return divideUp(dose, ONE_UNIT);
}

/** Printed lines that a drug takes in a sheet cell. */
export function linesOf(labelLength: number): number {
  return labelLength > LINE_LENGTH ? 2 : 1;
}
