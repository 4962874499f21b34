import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Calibration, DocumentIdentity } from '@cyclefill/domain/documents';
import PDFDocument from 'pdfkit';
import { Canvas } from './canvas.js';
import { Fonts } from './fonts.js';
import { packObjects } from './object-streams.js';
import { Stamps } from './stamps.js';
import { Structure } from './structure.js';
import { drawDraftMark } from './watermark.js';

/** A finished PDF. Warnings name document ids, never text. */
export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly warnings: readonly string[];
}

/** What remains to be said of a PDF that was written to a stream. */
export type StreamedPdf = Omit<RenderedPdf, 'bytes'>;

/** Page size in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Bytes that may wait in memory before drawing lets the output catch up. */
const BACKLOG = 256 * 1024;

/** One PDF being made: it has the fonts, prints pages one at a time and keeps count of them. */
export class Press {
  readonly fonts: Fonts;
  private readonly doc: PDFKit.PDFDocument;
  private readonly stamps: Stamps;
  private readonly structure: Structure;
  private readonly warnings: string[] = [];
  private pages = 0;
  private calibration: Calibration | null = null;

  /** `identity` gives the dates, so that the same models make the same bytes. */
  constructor(identity: DocumentIdentity, title: string) {
    this.doc = new PDFDocument({
      autoFirstPage: false,
      font: '',
      margin: 0,
      pdfVersion: '1.7',
      // What packs the objects packs their content too.
      compress: false,
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      info: { Title: title, Creator: 'Cyclefill', Producer: 'Cyclefill', CreationDate: new Date(identity.createdAt) },
    });
    this.structure = new Structure(this.doc, packObjects(this.doc));
    this.fonts = new Fonts(this.doc);
    this.stamps = new Stamps(this.doc, this.fonts);
  }

  /** What the printer of the following pages is off by; null = draw as measured. */
  calibrate(calibration: Calibration | null): void {
    this.calibration = calibration;
  }

  /** Prints one page of a document; `bookmark` names it in the outline. */
  page(size: PageSize, identity: DocumentIdentity, draw: (canvas: Canvas) => void, bookmark?: string): void {
    this.doc.addPage({ size: [size.width, size.height], margin: 0 });
    this.pages += 1;
    if (bookmark !== undefined) this.doc.outline.addItem(bookmark);
    if (this.calibration !== null) this.doc.addContent(placed(this.calibration));
    const canvas = new Canvas(this.doc, this.fonts, this.stamps);
    if (identity.draft === true) canvas.stamped(`draft ${size.width} ${size.height}`, 0, (stamp) => drawDraftMark(stamp, size));
    draw(canvas);
    const { elements, lacks } = canvas.print();
    this.structure.addPage(elements);
    if (lacks) this.warn(identity, 'a character has no glyph and is printed as a box');
  }

  /** Notes a warning once. */
  warn(identity: DocumentIdentity, what: string): void {
    const warning = `${identity.id}: ${what}`;
    if (!this.warnings.includes(warning)) this.warnings.push(warning);
  }

  /** Ends the PDF and collects its bytes. */
  async collect(): Promise<RenderedPdf> {
    const chunks: Uint8Array[] = [];
    this.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => {
      this.doc.once('end', resolve);
      this.doc.once('error', reject);
    });
    this.structure.end();
    this.doc.end();
    await ended;
    return { bytes: new Uint8Array(Buffer.concat(chunks)), pages: this.pages, warnings: this.warnings };
  }

  /** Sends all bytes to `out`, which is ended with the PDF. */
  pipe(out: Writable): void {
    this.doc.pipe(out);
  }

  /** Waits until what is drawn so far is nearly all taken; throws when `out` broke. */
  async settle(out: Writable): Promise<void> {
    do {
      await setImmediate();
      if (out.errored !== null) throw out.errored;
      if (out.destroyed && !out.writableFinished) throw new Error('the output was closed before the PDF was complete');
    } while (this.doc.readableLength + out.writableLength > BACKLOG);
  }

  /** Ends a piped PDF. */
  async finish(out: Writable): Promise<StreamedPdf> {
    this.structure.end();
    this.doc.end();
    await new Promise<void>((resolve, reject) => {
      if (out.writableFinished) resolve();
      out.once('finish', resolve);
      out.once('error', reject);
    });
    return { pages: this.pages, warnings: this.warnings };
  }
}

/** Everything after it on the page is drawn moved and scaled from the upper left corner. */
function placed({ right, down, scale }: Calibration): string {
  return [scale, 0, 0, scale, right, down].map((value) => String(Math.round(value * 1_000_000) / 1_000_000)).join(' ').concat(' cm');
}

/** The identity that dates a PDF of several documents; throws RangeError when there is none to print. */
export function firstIdentity(models: readonly { readonly identity: DocumentIdentity }[]): DocumentIdentity {
  const first = models[0];
  if (first === undefined) throw new RangeError('a PDF needs at least one document');
  return first.identity;
}
