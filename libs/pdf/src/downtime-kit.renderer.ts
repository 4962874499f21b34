import type { DowntimeKitModel, KitOrder, KitOrders, KitResident } from '@cyclefill/domain/documents';
import { paragraphs, plainPieces, sectionRow, textRow } from './bench-row.layout.js';
import { BENCH_TYPE } from './bench-type.js';
import type { Fonts } from './fonts.js';
import type { RenderedPdf } from './press.js';
import { allergyText } from './resident-head.renderer.js';
import type { FlowRow } from './row-flow.layout.js';
import { renderRowSheets } from './row-sheet.renderer.js';
import type { Piece } from './text-layout.js';

function residentRow(fonts: Fonts, { name, room, identifiers, nameAlert, allergies, codeStatus }: KitResident, width: number): FlowRow {
  const who: readonly Piece[] = [
    { text: room, style: BENCH_TYPE.strong, whole: true }, { text: name, style: BENCH_TYPE.drug, whole: true, gap: 10 }, ...(nameAlert ? [{ text: 'NAME ALERT', style: BENCH_TYPE.stop, whole: true, gap: 10 }] : []),
    ...identifiers.map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 10 })),
  ];
  const known: readonly Piece[] = [
    { text: 'Allergies:', style: BENCH_TYPE.detail, label: true }, { text: allergyText(allergies), style: BENCH_TYPE.strong },
    { text: 'Code status:', style: BENCH_TYPE.detail, gap: 14, label: true }, { text: codeStatus ?? 'not recorded', style: BENCH_TYPE.strong },
  ];
  return textRow(fonts, name, [who, known], width);
}

/** Whose orders follow; stands again where they go on over a page. */
function headRow(fonts: Fonts, who: string, width: number): FlowRow {
  const { placed, bottom } = paragraphs(fonts, [plainPieces(who, BENCH_TYPE.strong)], { x: 0, width, top: 5 });
  return { kind: 'head', title: who, height: bottom + 2, lines: placed, chip: null };
}

function orderRow(fonts: Fonts, { drug, directions, about, holds }: KitOrder, width: number): FlowRow {
  const pieces: readonly Piece[] = [
    ...[drug.name, drug.strength, drug.form].filter(Boolean).map((text): Piece => ({ text, style: BENCH_TYPE.strong, whole: true })), { text: directions, style: BENCH_TYPE.detail, gap: 8 },
    ...about.map((text): Piece => ({ text, style: BENCH_TYPE.detail, whole: true, gap: 10 })), ...holds.map((text): Piece => ({ text, style: BENCH_TYPE.strong, whole: true, gap: 10 })),
  ];
  const { placed, bottom } = paragraphs(fonts, [pieces], { x: 16, width: width - 16 });
  return { kind: 'plain', title: drug.name, height: bottom + 3, lines: placed, chip: null };
}

function listRows(fonts: Fonts, { title, about, residents }: KitOrders, width: number): readonly FlowRow[] {
  const rows = residents.flatMap(({ who, orders }) => [
    headRow(fonts, who, width),
    ...orders.map((order) => orderRow(fonts, order, width)),
  ]);
  return [sectionRow(fonts, title, about, width), ...(rows.length === 0 ? [textRow(fonts, title, [plainPieces('Nobody of this wing has such an order on these days.')], width)] : rows)];
}

function rowsOf(fonts: Fonts, { warning, steps, contents, residents, lists }: DowntimeKitModel, width: number): readonly FlowRow[] {
  return [
    textRow(fonts, 'Until when', [plainPieces(warning, BENCH_TYPE.name)], width),
    sectionRow(fonts, 'How to work from it', '', width), ...steps.map((text, index) => textRow(fonts, `Step ${index + 1}`, [[{ text: `${index + 1}.`, style: BENCH_TYPE.strong, label: true }, { text, style: BENCH_TYPE.detail }]], width)),
    sectionRow(fonts, 'What belongs to it', 'what is missing is asked of the pharmacy', width), ...contents.map((text) => textRow(fonts, 'Part', [plainPieces(text, BENCH_TYPE.drug)], width)),
    sectionRow(fonts, 'Residents', 'by room', width), ...residents.map((resident) => residentRow(fonts, resident, width)),
    ...lists.flatMap((list) => listRows(fonts, list, width)),
  ];
}

/** The sheets on top of a wing's downtime kit. Needs at least one. */
export function renderDowntimeKits(models: readonly DowntimeKitModel[]): Promise<RenderedPdf> {
  return renderRowSheets(models, {
    title: 'Downtime kit', about: 'Of which wing, as of when, and until when it may be used', nameOf: ({ facility, wing }) => `${facility} ${wing}`.trim(), rowsOf,
    headOf: ({ facility, wing, standing }) => [{ text: `${facility} ${wing}`.trim(), style: BENCH_TYPE.drug, whole: true }, ...standing.map((text): Piece => ({ text, style: BENCH_TYPE.small, whole: true, gap: 14 }))],
  });
}
