import type { CardType, ContainerType, Extent, PackType, PouchType, SheetColumn, SheetType, StockGeometry } from './pack-type.js';

/*
 * The pack types that a pharmacy has unless rows of its own say otherwise (D60). No maker publishes measures of stock, so
 * these are templates to be measured and calibrated; volumes follow from the cavity and a usual depth.
 */

const LETTER: Extent = { x: 612, y: 792 };
const LETTER_SIDEWAYS: Extent = { x: 792, y: 612 };
const CARD_PAGE: Extent = { x: 432, y: 648 };

/** Cavities of a 6 by 9 inch card below its label zone: no further apart than 78 points, as wide as their column allows (D105). */
function cardGeometry(columns: number, rows: number): StockGeometry {
  const [width, height] = [404, 394];
  const pitch: Extent = { x: width / columns, y: Math.min(78, height / rows) };
  const cavity = Math.min(47, pitch.x * 0.82, pitch.y - 24);
  return { page: CARD_PAGE, origin: { x: 14, y: 212 }, columns, rows, pitch, inset: { x: (pitch.x - cavity) / 2, y: 5 }, cavity: { x: cavity, y: cavity }, margin: 14 };
}

const card = (capacity: number, columns: number, cellVolume: number, name = `card of ${capacity}`): CardType => ({
  kind: 'card', id: `card-${capacity}`, name, columns, rows: Math.ceil(capacity / columns), capacity, maxItemsPerCell: 6, cellVolume, geometry: cardGeometry(columns, Math.ceil(capacity / columns)),
});

export const CARD_30 = card(30, 6, 6500);
export const CARD_31 = card(31, 7, 6500);
/** Sixty or ninety doses on cards of thirty, "card 1 of 2": the usual way. */
export const CARD_60: CardType = { ...CARD_30, id: 'card-60', name: '60 doses on cards of 30' };
export const CARD_90: CardType = { ...CARD_30, id: 'card-90', name: '90 doses on cards of 30' };
/** The same as one large card of small cavities. */
export const CARD_60_LARGE: CardType = { ...card(60, 10, 2400, 'one large card of 60'), id: 'card-60-large', maxItemsPerCell: 3 };
export const CARD_90_LARGE: CardType = { ...card(90, 10, 2400, 'one large card of 90'), id: 'card-90-large', maxItemsPerCell: 3 };

/** Morning, noon, evening and bedtime; bedtime reaches into the night. */
const FOUR_PARTS: readonly SheetColumn[] = [{ from: 300, usual: 480 }, { from: 660, usual: 720 }, { from: 900, usual: 1020 }, { from: 1140, usual: 1260 }];
const SHARED = { maxItemsPerCell: 12, maxLinesPerCell: 6, lineLength: 22 } as const;

export const WEEK_7X4: SheetType = {
  ...SHARED, kind: 'sheet', id: 'week-7x4', name: 'weekly sheet, 7 days by 4 passes', days: 7, columns: 4, parts: FOUR_PARTS, cellVolume: 13_000,
  geometry: { page: LETTER, origin: { x: 18, y: 196 }, columns: 4, rows: 7, pitch: { x: 144, y: 81.6 }, inset: { x: 5, y: 4.8 }, cavity: { x: 134, y: 72 }, margin: 18 },
};
export const DAYS_14X4: SheetType = {
  ...WEEK_7X4, id: 'days-14x4', name: '14 days by 4 passes, a week a page', days: 14,
};
/** Four weeks of cups of one pass. */
export const CALENDAR_28: SheetType = {
  ...SHARED, kind: 'sheet', id: 'calendar-28', name: 'calendar of 28 cups, one pass', days: 28, columns: 1, parts: [], cellVolume: 11_000,
  geometry: { page: LETTER_SIDEWAYS, origin: { x: 46, y: 130 }, columns: 7, rows: 4, pitch: { x: 100, y: 110 }, inset: { x: 8, y: 13 }, cavity: { x: 84, y: 84 }, margin: 18 },
};
/** Film of 72 mm, 85 mm a pouch. */
export const POUCH_STRIP: PouchType = {
  ...SHARED, kind: 'pouch', id: 'pouch-strip', name: 'pouch strip, one pouch a pass', days: 7, pouchesAPass: 3, cellVolume: 16_000,
  geometry: { page: { x: 204, y: 241 }, origin: { x: 0, y: 0 }, columns: 1, rows: 1, pitch: { x: 204, y: 241 }, inset: { x: 12, y: 45.5 }, cavity: { x: 180, y: 150 }, margin: 6 },
};

const container = (id: string, name: string, holds: ContainerType['holds']): ContainerType => ({ kind: 'container', id, name, holds });
export const VIAL = container('vial', 'vial, counted out', 'vial');
export const BULK = container('bulk', 'container, measured out', 'bulk');
export const UNIT_OF_USE = container('unit-of-use', "maker's package, given out whole", 'unit_of_use');

/** Every pack type by its id. */
export const PACK_TYPES: ReadonlyMap<string, PackType> = new Map(
  [CARD_30, CARD_31, CARD_60, CARD_90, CARD_60_LARGE, CARD_90_LARGE, WEEK_7X4, DAYS_14X4, CALENDAR_28, POUCH_STRIP, VIAL, BULK, UNIT_OF_USE].map((type) => [type.id, type]),
);
