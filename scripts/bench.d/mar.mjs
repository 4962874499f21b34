// MAR pages per CPU second: the product against the same pages through plain PDFKit and through the rawest writer.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { renderMars } from '../../dist/libs/pdf/src/index.js';
import { drawnPages } from './drawn-pages.mjs';
import { marModel } from './mar-models.mjs';
import { ratePerCpuSecond, turnAbout } from './measure.mjs';
import { plainPdfkit } from './plain-pdfkit.mjs';
import { rawPdf } from './raw-pdf.mjs';
import { figure, row } from './report.mjs';

const RECORDS = 25;
const ROUNDS = 5;
/** Enough for a book of 1,000 pages. */
const BOOK_RECORDS = 400;

/** As poppler counts them. */
const pagesOf = (pdf) => Number(/^Pages:\s+(\d+)$/m.exec(execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' }))[1]);

async function book(records) {
  const child = fork(new URL('mar-book.process.mjs', import.meta.url), [String(records)]);
  const [told] = await once(child, 'message');
  return told;
}

export async function mar() {
  const models = Array.from({ length: RECORDS }, (_, index) => marModel(index + 1));
  const pages = await drawnPages(models);
  const contestants = { raw: () => rawPdf(pages), plain: () => plainPdfkit(pages), product: async () => (await renderMars(models)).bytes };
  const sizes = {};
  for (const [name, work] of Object.entries(contestants)) {
    const pdf = await work();
    const made = pagesOf(pdf);
    if (made !== pages.length) throw new Error(`${name} made ${made} pages of ${pages.length}`);
    sizes[name] = pdf.length / pages.length;
    await ratePerCpuSecond(work, pages.length, 1);
  }
  const timed = Object.entries(contestants).map(([name, work]) => [name, () => ratePerCpuSecond(work, pages.length, 1)]);
  const { raw, plain, product } = await turnAbout(ROUNDS, Object.fromEntries(timed));
  const { pages: bookPages, bytes, early, peak } = await book(BOOK_RECORDS);
  const unit = 'pages / CPU-s';
  return [
    row({ benchmark: 'MAR pages', against: 'raw writer', unit, goal: { ref: 'P5', atLeast: 0.55 }, product, anchor: raw, note: `${pages.length / RECORDS} pages a record; bytes a page: product ${Math.round(sizes.product)}, raw ${Math.round(sizes.raw)}` }),
    row({ benchmark: 'MAR pages', against: 'plain PDFKit', unit, goal: { ref: 'P5', atLeast: 2.5 }, product, anchor: plain, note: `bytes a page: plain ${Math.round(sizes.plain)}` }),
    figure({ benchmark: 'MAR book, bytes a page', unit: 'bytes', goal: { ref: '§8', atMost: 5120 }, value: bytes / bookPages, note: `${bookPages} pages` }),
    figure({ benchmark: 'MAR book, peak memory', unit: 'MiB', goal: { ref: '§8', atMost: 200 }, value: peak, note: `${early} MiB in the first quarter of ${bookPages} pages` }),
  ];
}
