// The limit of a PDF: content streams put together by hand, one path a pen, standard fonts, deflate and nothing else.
import { deflateSync } from 'node:zlib';

const FONTS = { regular: '/F1', semibold: '/F2', bold: '/F2' };
const n = (value) => String(Math.round(value * 100) / 100);
const escaped = (text) => text.replace(/[\\()]/g, '\\$&');
const colour = (ink, grey, rgb) => `${ink} ${ink.includes(' ') ? rgb : grey}`;

/** The content stream of one page. Round shapes are drawn as boxes: a limit may be kind to itself. */
function contentOf({ height, marks }) {
  const [strokes, fills, texts] = [new Map(), new Map(), []];
  const add = (paths, key, path) => void (paths.has(key) ? paths.get(key).push(path) : paths.set(key, [path]));
  const box = (x, y, width, tall) => `${n(x)} ${n(height - y - tall)} ${n(width)} ${n(tall)} re`;
  const stroke = (pen, path) => add(strokes, `${pen.width} w ${colour(pen.ink, 'G', 'RG')}`, path);
  const draw = {
    text: ({ x, y, text, style }) => texts.push(`${FONTS[style.weight]} ${style.size} Tf ${colour(style.ink ?? '0', 'g', 'rg')} 1 0 0 1 ${n(x)} ${n(height - y)} Tm (${escaped(text)})Tj`),
    line: ({ args: [x1, y1, x2, y2, pen] }) => stroke(pen, `${n(x1)} ${n(height - y1)} m ${n(x2)} ${n(height - y2)} l`),
    rect: ({ args: [x, y, width, tall, pen] }) => stroke(pen, box(x, y, width, tall)),
    roundRect: ({ args: [x, y, width, tall, , pen] }) => stroke(pen, box(x, y, width, tall)),
    circle: ({ args: [x, y, radius, pen] }) => stroke(pen, box(x - radius, y - radius, 2 * radius, 2 * radius)),
    fill: ({ args: [x, y, width, tall, ink] }) => add(fills, colour(ink, 'g', 'rg'), box(x, y, width, tall)),
    fillRound: ({ args: [x, y, width, tall, , ink] }) => add(fills, colour(ink, 'g', 'rg'), box(x, y, width, tall)),
  };
  for (const mark of marks) draw[mark.kind](mark);
  const paths = (map, end) => [...map].map(([key, list]) => `${key}\n${list.join('\n')}\n${end}`).join('\n');
  return `${paths(fills, 'f')}\n${paths(strokes, 'S')}\nBT\n${texts.join('\n')}\nET`;
}

/** Bytes of a PDF of the pages. */
export function rawPdf(pages) {
  const [chunks, offsets] = [[], []];
  let size = 0;
  const write = (chunk) => {
    chunks.push(Buffer.from(chunk, 'latin1'));
    size += chunk.length;
  };
  const object = (id, body) => {
    offsets[id] = size;
    write(`${id} 0 obj\n`);
    for (const part of body) write(part);
    write('\nendobj\n');
  };
  const font = (name) => [`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`];
  write('%PDF-1.7\n');
  object(1, ['<</Type/Catalog/Pages 2 0 R>>']);
  object(3, font('Helvetica'));
  object(4, font('Helvetica-Bold'));
  pages.forEach((page, index) => {
    const stream = deflateSync(Buffer.from(contentOf(page), 'latin1'));
    object(5 + index * 2, [`<</Length ${stream.length}/Filter/FlateDecode>>stream\n`, stream, '\nendstream']);
    object(6 + index * 2, [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${page.width} ${page.height}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${5 + index * 2} 0 R>>`]);
  });
  object(2, [`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}]>>`]);
  const table = size;
  write(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`);
  write(`trailer<</Size ${offsets.length}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(chunks);
}
