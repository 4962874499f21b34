// The same pages through PDFKit's everyday calls: one text, one line, one box at a time, with the same fonts embedded.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const { resolve } = createRequire(import.meta.url);
const FONTS = { regular: '400Regular/IBMPlexSans_400Regular', semibold: '600SemiBold/IBMPlexSans_600SemiBold', bold: '700Bold/IBMPlexSans_700Bold' };

const colour = (ink = '0') => ink.split(' ').map((part) => Math.round(Number(part) * 255));
const rgb = (ink) => (colour(ink).length === 3 ? colour(ink) : [colour(ink)[0], colour(ink)[0], colour(ink)[0]]);

function stroke(doc, pen) {
  doc.lineWidth(pen.width).strokeColor(rgb(pen.ink)).stroke();
}

const DRAW = {
  text: (doc, { x, y, text, style }) => doc.font(style.weight).fontSize(style.size).fillColor(rgb(style.ink)).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' }),
  line: (doc, { args: [x1, y1, x2, y2, pen] }) => stroke(doc.moveTo(x1, y1).lineTo(x2, y2), pen),
  rect: (doc, { args: [x, y, width, height, pen] }) => stroke(doc.rect(x, y, width, height), pen),
  roundRect: (doc, { args: [x, y, width, height, radius, pen] }) => stroke(doc.roundedRect(x, y, width, height, radius), pen),
  circle: (doc, { args: [x, y, radius, pen] }) => stroke(doc.circle(x, y, radius), pen),
  fill: (doc, { args: [x, y, width, height, ink] }) => doc.rect(x, y, width, height).fill(rgb(ink)),
  fillRound: (doc, { args: [x, y, width, height, radius, ink] }) => doc.roundedRect(x, y, width, height, radius).fill(rgb(ink)),
};

/** Bytes of a PDF of the pages. */
export function plainPdfkit(pages) {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0 });
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, resolve(`@expo-google-fonts/ibm-plex-sans/${file}.ttf`));
  const chunks = [];
  const ended = new Promise((done) => doc.on('data', (chunk) => chunks.push(chunk)).once('end', done));
  for (const { width, height, marks } of pages) {
    doc.addPage({ size: [width, height], margin: 0 });
    for (const mark of marks) DRAW[mark.kind](doc, mark);
  }
  doc.end();
  return ended.then(() => Buffer.concat(chunks));
}
