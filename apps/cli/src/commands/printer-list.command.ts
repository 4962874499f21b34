import { defineCommand } from '../command.js';
import { answerPrinters } from '../printer-text.js';

export const printerListCommand = defineCommand({
  summary: 'printers with their addresses, stations and queues, and what they wait for',
  usage: '',
  options: {},
  async run(context) {
    await answerPrinters(context);
  },
});
