// Draws every paper that the goldens hold and writes docs/gallery.md with the first two pages as a black-and-white copier gives them (D101). Needs `pdftoppm` of poppler.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAPERS } from '../test/golden/documents/papers.js';

const DOCS = new URL('../docs/', import.meta.url).pathname;
/** Dots per inch: fine print of 7 points can still be read, and all pictures together stay near a megabyte. */
const DPI = '64';
const SHOWN = PAPERS.filter(([name]) => !name.endsWith(', A4'));
const fileOf = (name: string): string => `${name.replace(', Letter', '').toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}`;

const scratch = mkdtempSync(join(tmpdir(), 'cyclefill-gallery-'));
const images = join(DOCS, 'images', 'gallery');
rmSync(images, { recursive: true, force: true });
mkdirSync(images, { recursive: true });
const sections: string[] = [];
for (const [name, render] of SHOWN) {
  const { bytes, pages } = await render();
  const pdf = join(scratch, 'paper.pdf');
  writeFileSync(pdf, bytes);
  execFileSync('pdftoppm', ['-r', DPI, '-gray', '-png', '-l', '2', pdf, join(scratch, 'page')]);
  const title = name.replace(', Letter', '');
  const shown = readdirSync(scratch).filter((file) => file.endsWith('.png')).toSorted().map((file, index) => {
    const image = `${fileOf(name)}${index === 0 ? '' : `-${index + 1}`}.png`;
    copyFileSync(join(scratch, file), join(images, image));
    rmSync(join(scratch, file));
    return `![${title}, page ${index + 1}](images/gallery/${image})`;
  });
  sections.push(`## ${title.charAt(0).toUpperCase()}${title.slice(1)}\n\n${pages > shown.length ? `The first of ${pages} pages.\n\n` : ''}${shown.join('\n')}`);
}
rmSync(scratch, { recursive: true });
writeFileSync(join(DOCS, 'gallery.md'), `# Gallery\n\nEvery paper, as a black-and-white copier gives it: none may lose its meaning without colour (D101). People and drugs are made up. Written by
\`npm run gallery\` from the models that \`test/golden/documents\` holds to the byte.\n\n${sections.join('\n\n')}\n`);
