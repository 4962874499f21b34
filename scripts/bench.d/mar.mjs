// MAR pages per CPU second: the product against the same pages through plain PDFKit and through the rawest writer.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { WORKER_FLAGS } from '../worker-flags.mjs';
import { renderMars } from '../../dist/libs/pdf/src/index.js';
import { drawnPages } from './drawn-pages.mjs';
import { twoThreads } from './drawing-threads.mjs';
import { marModel } from './mar-models.mjs';
import { ratePerCpuSecond, turnAbout } from './measure.mjs';
import { plainPdfkit } from './plain-pdfkit.mjs';
import { rawPdf } from './raw-pdf.mjs';
import { figure, row } from './report.mjs';

const RECORDS = 25;
const ROUNDS = 5;
/** Books of 1,000 and of 20,000 pages. */
const BOOK_RECORDS = { short: 200, long: 4000 };

/** As poppler counts them. */
const pagesOf = (pdf) => Number(/^Pages:\s+(\d+)$/m.exec(execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' }))[1]);

async function book(records) {
  const child = fork(new URL('mar-book.process.mjs', import.meta.url), [String(records)], { execArgv: WORKER_FLAGS });
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
  // Against one at a time: the same functions of PDFKit, called in two ways, would be compiled for neither.
  const against = (anchor) => turnAbout(ROUNDS, Object.fromEntries([anchor, 'product'].map((name) => [name, () => ratePerCpuSecond(contestants[name], pages.length, 1)])));
  const [toRaw, toPlain] = [await against('raw'), await against('plain')];
  const [short, long] = [await book(BOOK_RECORDS.short), await book(BOOK_RECORDS.long)];
  const threads = await twoThreads(ROUNDS);
  const unit = 'pages / CPU-s';
  return [
    row({ benchmark: 'MAR pages', against: 'raw writer', unit, goal: { ref: 'P5', atLeast: 0.55 }, product: toRaw.product, anchor: toRaw.raw, note: `${pages.length / RECORDS} pages a record; bytes a page: product ${Math.round(sizes.product)}, raw ${Math.round(sizes.raw)}` }),
    row({ benchmark: 'MAR pages', against: 'plain PDFKit', unit, goal: { ref: 'P5', atLeast: 2.5 }, product: toPlain.product, anchor: toPlain.plain, note: `bytes a page: plain ${Math.round(sizes.plain)}` }),
    figure({ benchmark: 'MAR book, bytes a page', unit: 'bytes', goal: { ref: '§8', atMost: 5120 }, value: long.bytes / long.pages, note: `${long.pages} pages` }),
    figure({ benchmark: 'MAR book, first byte', unit: 'ms', goal: { ref: '§8', atMost: 100 }, value: long.first, note: 'in a process that has drawn before, run as a worker is' }),
    figure({ benchmark: 'MAR book, peak memory', unit: 'MiB', goal: { ref: '§8', atMost: 200 }, value: short.peak, note: `${short.pages} pages` }),
    figure({ benchmark: 'MAR book, peak memory', unit: 'MiB', goal: { ref: '§8', atMost: 200 }, value: long.peak, note: `${long.pages} pages` }),
    figure({ benchmark: 'MAR books, two threads', unit: '× one', goal: { ref: '§8', atLeast: 1.8 }, value: threads.median, note: `${threads.min.toFixed(2)} to ${threads.max.toFixed(2)}` }),
  ];
}
