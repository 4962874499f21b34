import type { BenchHead, DocumentIdentity, Paper } from '@cyclefill/domain/documents';
import { type MeasuredHead, benchHead } from './bench-head.renderer.js';
import { BENCH_MARGIN } from './bench-type.js';
import type { Canvas } from './canvas.js';
import { type PageFoot, pageFoot } from './page-foot.renderer.js';
import { portrait } from './paper.js';
import type { PageSize, Press } from './press.js';
import { type FlowRow, flowPages } from './row-flow.layout.js';
import { drawRows } from './row-flow.renderer.js';

/** A model with the head of a pack. */
export interface BenchModel {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly head: BenchHead;
}

/** Rows at their place on a page. */
export interface PlacedRows {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly rows: readonly FlowRow[];
}

const heightOf = (rows: readonly FlowRow[]): number => rows.reduce((sum, { height }) => sum + height, 0);

/** Pages of one pack being laid out: what every page has, and what was put where. */
export class BenchPages {
  readonly width: number;
  private readonly head: MeasuredHead;
  private readonly foot: PageFoot;
  private readonly size: PageSize;
  private readonly pages: PlacedRows[][] = [[]];
  private used = 0;

  constructor(private readonly press: Press, private readonly model: BenchModel, private readonly title: string) {
    this.size = portrait(model.paper);
    this.width = this.size.width - 2 * BENCH_MARGIN;
    this.head = benchHead(press.fonts, title, model.head, this.width);
    this.foot = pageFoot(press.fonts, model.identity, [model.head.name, ...model.head.identifiers.slice(0, 1)], this.width);
  }

  /** Columns beside each other below what there is, each going on over pages by itself; `x` from the left margin. */
  add(columns: readonly Omit<PlacedRows, 'y'>[]): void {
    const flows = columns.map(({ rows }) => flowPages(rows, this.room, this.room - this.used));
    const first = this.pages.length - 1;
    const count = Math.max(...flows.map((pages) => pages.length));
    let height = this.used;
    for (let page = 0; page < count; page += 1) {
      const top = page === 0 ? this.used : 0;
      const placed = columns.flatMap(({ x, width }, column) => {
        const rows = flows[column]?.[page] ?? [];
        return rows.length === 0 ? [] : [{ x, y: top, width, rows }];
      });
      (this.pages[first + page] ??= []).push(...placed);
      height = Math.max(top, ...placed.map(({ y, rows }) => y + heightOf(rows)));
    }
    this.used = height;
  }

  /** Rows over the whole width. */
  addRows(rows: readonly FlowRow[]): void {
    this.add([{ x: 0, width: this.width, rows }]);
  }

  /** Rows that stand on one page. */
  addWhole(rows: readonly FlowRow[]): void {
    if (this.used > 0 && this.used + heightOf(rows) > this.room) this.turn();
    this.addRows(rows);
  }

  /** Of several forms of the same the first that fits what is left of the page; the first on a new page where none does and a page holds it. */
  fitting(forms: readonly (readonly FlowRow[])[]): readonly FlowRow[] {
    const found = forms.find((rows) => this.used + heightOf(rows) <= this.room);
    const [first = []] = forms;
    if (found === undefined && heightOf(first) <= this.room) this.turn();
    return found ?? first;
  }

  print(): void {
    const { press, model, size, pages } = this;
    pages.forEach((own, index) =>
      press.page(size, model.identity, (canvas) => {
        this.head.draw(canvas, BENCH_MARGIN, BENCH_MARGIN);
        for (const place of own) this.drawPlaced(canvas, place);
        this.foot.draw(canvas, BENCH_MARGIN, size.height - BENCH_MARGIN, index + 1, pages.length);
      }, index === 0 ? `${this.title}  ${model.head.packId}  ${model.head.name}` : undefined),
    );
  }

  private turn(): void {
    this.pages.push([]);
    this.used = 0;
  }

  private get room(): number {
    return this.size.height - 2 * BENCH_MARGIN - this.foot.height - 6 - this.head.height;
  }

  private drawPlaced(canvas: Canvas, { x, y, width, rows }: PlacedRows): void {
    drawRows(canvas, rows, { x: BENCH_MARGIN + x, y: BENCH_MARGIN + this.head.height + y, width });
  }
}
