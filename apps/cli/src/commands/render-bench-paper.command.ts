import { BenchPaper, type BenchPaperKind } from '@cyclefill/features/document';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';
import { readId } from '../read-id.js';
import { writeDrawn } from '../write-drawn.js';
import { readPaper } from '../write-papers.js';

function renderBenchPaper(kind: BenchPaperKind, summary: string) {
  return defineCommand({
    summary,
    usage: '',
    options: {
      pack: { type: 'string', value: 'CODE', summary: 'one pack, as `pack list` prints it' },
      batch: { type: 'string', value: 'ID', summary: 'every pack in use of a batch instead, by wing and room; as `run show` prints it' },
      out: { type: 'string', required: true, value: 'DIR', summary: 'folder for the PDF' },
      paper: { type: 'string', value: 'letter|a4', summary: 'as the facility has chosen unless given' },
    },
    async run(context, { options }) {
      if ((options.pack === undefined) === (options.batch === undefined)) throw new WrongUsage('name one pack with --pack CODE, or a batch with --batch ID');
      const target = options.pack === undefined ? { batchId: readId('--batch', options.batch ?? '', 'run show') } : { code: options.pack };
      const drawn = await new BenchPaper(await context.uow()).execute(await context.actor(), 'pharmacy', kind, target, readPaper(options.paper));
      await writeDrawn(context, drawn, options.out);
    },
  });
}

export const renderFillGuideCommand = renderBenchPaper('fill-guide', "a technician's guide to a pack as PDF: drug by drug, where each tablet goes");
export const renderCheckSheetCommand = renderBenchPaper('check-sheet', "a pharmacist's check sheet of a pack as PDF: what differs from the last one first, then counts");
export const renderPackingRecordCommand = renderBenchPaper('packing-record', 'the record of what was packed as PDF: who, which lots, counts, every step');
export const renderCountSheetCommand = renderBenchPaper('count-sheet', 'count sheets of the controlled drugs of a pack as PDF: a line for every dose, counted down to nothing');
