import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CalibrationPaper } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';

export const renderCalibrationCommand = defineCommand({
  summary: 'the calibration page of a pack type as PDF: its cells, crosses and two rulers',
  usage: '',
  options: {
    'pack-type': { type: 'string', required: true, value: 'T', summary: 'such as card-31 or week-7x4' },
    'printer': { type: 'string', value: 'P', summary: 'drawn with what is stored of this printer' },
    'out': { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
  },
  async run(context, { options }) {
    const type = options['pack-type'];
    const { bytes, pages } = await new CalibrationPaper(await context.uow()).execute(await context.actor(), type, options.printer ?? null);
    const folder = resolve(options.out);
    await mkdir(folder, { recursive: true });
    const path = join(folder, `calibration-${type}${options.printer === undefined ? '' : `-${options.printer}`}.pdf`);
    await writeFile(path, bytes);
    context.answer({ files: [{ path, pages, bytes: bytes.byteLength }] }, `${path}  ${pages} page`);
  },
});
