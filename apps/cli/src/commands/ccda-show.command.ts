import { XmlRefusal, decodeXml, readCcda } from '@cyclefill/interop/ccda';
import { ccdaLines } from '../ccda-text.js';
import { CommandRefused } from '../command-errors.js';
import { defineCommand } from '../command.js';
import { readSource } from '../read-folder.js';

export const ccdaShowCommand = defineCommand({
  summary: 'what a C-CDA document says of medications and allergies, and what of it is not understood; nothing is stored',
  usage: 'FILE',
  options: {},
  async run(context, { operands: [path = ''] }) {
    const { name, content } = await readSource(path);
    try {
      const list = readCcda(decodeXml(content));
      context.out(context.json ? JSON.stringify(list) : ccdaLines(list).join('\n'));
    } catch (error) {
      if (error instanceof XmlRefusal) throw new CommandRefused(`${name}:${error.line}: ${error.message}`, { cause: error });
      throw error;
    }
  },
});
