import type { MarModel } from '@cyclefill/domain/documents';
import type { Fonts } from './fonts.js';
import { type MeasuredBlock, measureBlock, splitBlock } from './mar-block.layout.js';
import { BAR_HEIGHT, type MarGeometry } from './mar-geometry.layout.js';
import { INITIALS_HEIGHT } from './mar-keys.renderer.js';

/** What stands on a page of the grid, from the top. */
export type GridItem =
  | { readonly kind: 'bar'; readonly title: string; readonly numbers: boolean; readonly height: number }
  | { readonly kind: 'block'; readonly block: MeasuredBlock; readonly height: number }
  | { readonly kind: 'spare'; readonly height: number };

/** One page of the grid; `initials` on the last one. */
export interface GridPage {
  readonly items: readonly GridItem[];
  readonly initials: boolean;
}

const SPARE_HEIGHT = 88;
const SPARE_TITLE = 'NEW ORDERS: two signatures before first dose';
const EMPTY_TITLE = 'NO SCHEDULED ORDERS ON THIS RECORD';
/** Rows grow into the free height of a page up to this. */
const GENEROUS_ROW = 30;

/** Fills pages from the top; a section that goes on over a page has its bar again. */
class PageFiller {
  readonly pages: GridItem[][] = [[]];
  private used = 0;

  constructor(private readonly room: number) {}

  /** Starts a section with an item that must stand under its bar. */
  add(item: GridItem, title: string, isFirst: boolean, below = 0): void {
    const fresh = this.used === 0;
    const bar = isFirst || fresh ? BAR_HEIGHT : 0;
    if (!fresh && this.used + bar + item.height + below > this.room) this.turn();
    const onTop = this.used === 0;
    if (onTop || isFirst) this.put({ kind: 'bar', title: isFirst ? title : `${title} (continued)`, numbers: !onTop, height: BAR_HEIGHT });
    this.put(item);
  }

  /** Height left on the page, none of it used by the next bar. */
  get left(): number {
    return this.room - this.used;
  }

  turn(): void {
    this.pages.push([]);
    this.used = 0;
  }

  put(item: GridItem): void {
    this.pages.at(-1)?.push(item);
    this.used += item.height;
  }
}

/** Gives the free height of a page to the rows of its blocks. */
function stretched(items: readonly GridItem[], free: number): readonly GridItem[] {
  const rows = items.reduce((sum, item) => sum + (item.kind === 'block' ? item.block.rows.length : 0), 0);
  const share = rows === 0 ? 0 : free / rows;
  return items.map((item) => {
    if (item.kind !== 'block') return item;
    const most = Math.max(item.height, item.block.rows.length * GENEROUS_ROW, item.height * 1.35);
    return { ...item, height: Math.min(most, item.height + share * item.block.rows.length) };
  });
}

/** Divides a record's grid into pages whose body has `room` points. Blocks stay whole unless one is taller than an empty page (D31). */
export function gridPages(fonts: Fonts, model: MarModel, geometry: MarGeometry, room: number): readonly GridPage[] {
  const filler = new PageFiller(room);
  for (const { title, blocks } of model.sections) {
    blocks.forEach((block, index) => {
      const parts = splitBlock(fonts, measureBlock(fonts, block, geometry), room - BAR_HEIGHT);
      parts.forEach((part, at) => filler.add({ kind: 'block', block: part, height: part.height }, title, index === 0 && at === 0));
    });
  }
  if (filler.left === room) filler.put({ kind: 'bar', title: EMPTY_TITLE, numbers: false, height: BAR_HEIGHT });
  for (let spare = 1; spare <= model.spareBlocks; spare += 1) {
    filler.add({ kind: 'spare', height: SPARE_HEIGHT }, SPARE_TITLE, spare === 1, spare === model.spareBlocks ? INITIALS_HEIGHT : 0);
  }
  if (filler.left < INITIALS_HEIGHT) filler.turn();
  return filler.pages.map((items, index) => {
    const initials = index === filler.pages.length - 1;
    const used = items.reduce((sum, item) => sum + item.height, 0) + (initials ? INITIALS_HEIGHT : 0);
    return { items: stretched(items, room - used), initials };
  });
}
