import type { Day } from '@cyclefill/domain/kernel';
import { DATE_STYLES, type DateStyle, PAPERS, type Paper } from './document-frame.js';
import { AS_NEEDED_PLACES, type AsNeededPlace } from './record-kind.js';

/** Who reads a label (D110): a nurse, compact and by the clock; or the resident, in full (R223) with parts of the day. */
export const LABEL_PROFILES = ['nurse', 'self'] as const;
export type LabelProfile = (typeof LABEL_PROFILES)[number];

/** Forms of the administration record (R509): blocks by their first hour; blocks under each pass, as the packs lie (D30); half the days in large print. */
export const MAR_LAYOUTS = ['hours', 'passes', 'large'] as const;
export type MarLayout = (typeof MAR_LAYOUTS)[number];

/** Forms of the order sheet (R509): by kind of order; by prescriber; a recap, every order with the day until which its prescription reaches, to be ticked. */
export const ORDER_SHEET_LAYOUTS = ['kind', 'prescriber', 'recap'] as const;
export type OrderSheetLayout = (typeof ORDER_SHEET_LAYOUTS)[number];

/** What a facility chooses of its papers, with the values there are; the first one holds where nothing is chosen. */
export const DOCUMENT_CHOICES = { paper: PAPERS, dates: DATE_STYLES, labels: LABEL_PROFILES, mar: MAR_LAYOUTS, prn: AS_NEEDED_PLACES, 'order-sheet': ORDER_SHEET_LAYOUTS } as const;
export type DocumentSettingName = keyof typeof DOCUMENT_CHOICES;
export const DOCUMENT_SETTING_NAMES = ['paper', 'dates', 'labels', 'mar', 'prn', 'order-sheet'] as const satisfies readonly DocumentSettingName[];

/** Which papers a setting is of, for whoever changes it. */
export const DOCUMENT_SETTING_PAPERS: Readonly<Record<DocumentSettingName, string>> = {
  paper: 'every sheet; cards, labels and pouches have the size of their stock',
  dates: 'every paper and label',
  labels: 'card labels, container labels and their ZPL, faces of shared packs',
  mar: 'MAR and TAR',
  prn: 'MAR, TAR, insulin sheet and PRN log: `record` prints what is given as needed behind each, `log` on a sheet of its own',
  'order-sheet': 'order sheets',
};

/** A choice from a day on; of one resident only where `residentId` says so. `value` null = takes back what this place said. */
export interface DocumentSetting {
  readonly name: DocumentSettingName;
  readonly value: string | null;
  readonly residentId: string | null;
  readonly from: Day;
}

/** The choices that hold on a day. */
export interface DocumentSettings {
  readonly paper: Paper;
  readonly dates: DateStyle;
  readonly mar: MarLayout;
  readonly asNeeded: AsNeededPlace;
  readonly orderSheet: OrderSheetLayout;
  /** A resident's own profile goes before the facility's (D110). */
  labelsOf(residentId: string): LabelProfile;
}

/** The latest choice of a place that has begun; null = none, or it was taken back. */
function latest(rows: readonly DocumentSetting[], name: DocumentSettingName, on: Day, residentId: string | null): string | null {
  const begun = rows.filter((row) => row.name === name && row.residentId === residentId && row.from <= on);
  return begun.toSorted((a, b) => b.from - a.from)[0]?.value ?? null;
}

/** What the rows of a facility and its residents come to on a day; a word that is not known is as if nothing were chosen. Input order is irrelevant: a place has one row a day. */
export function settingsOn(rows: readonly DocumentSetting[], on: Day): DocumentSettings {
  const chosen = <T extends string>(name: DocumentSettingName, values: readonly [T, ...T[]], residentId: string | null): T | null => values.find((value) => value === latest(rows, name, on, residentId)) ?? null;
  return {
    paper: chosen('paper', PAPERS, null) ?? PAPERS[0], dates: chosen('dates', DATE_STYLES, null) ?? DATE_STYLES[0],
    mar: chosen('mar', MAR_LAYOUTS, null) ?? MAR_LAYOUTS[0], asNeeded: chosen('prn', AS_NEEDED_PLACES, null) ?? AS_NEEDED_PLACES[0], orderSheet: chosen('order-sheet', ORDER_SHEET_LAYOUTS, null) ?? ORDER_SHEET_LAYOUTS[0],
    labelsOf: (residentId) => chosen('labels', LABEL_PROFILES, residentId) ?? chosen('labels', LABEL_PROFILES, null) ?? LABEL_PROFILES[0],
  };
}
