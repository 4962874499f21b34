import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_AS_OF, DEFAULT_SAMPLE_OPTIONS, type SampleOptions, generateCensus } from '@cyclefill/sample';
import { parseDay } from '@cyclefill/domain/kernel';
import { defineCommand } from '../command.js';
import { WrongUsage } from '../command-errors.js';

function count(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,7}$/u.test(text)) throw new WrongUsage(`--${name} is not a whole number`);
  return Number(text);
}

function optionsOf(given: Readonly<Record<'facilities' | 'residents' | 'seed' | 'as-of', string | undefined>>): SampleOptions {
  const facilities = count('facilities', given.facilities, DEFAULT_SAMPLE_OPTIONS.facilities);
  const asOf = given['as-of'] ?? DEFAULT_AS_OF;
  if (facilities < 1) throw new WrongUsage('--facilities is below 1');
  if (parseDay(asOf) === null) throw new WrongUsage('--as-of is not a date (YYYY-MM-DD)');
  return {
    facilities, asOf, residents: count('residents', given.residents, facilities * (DEFAULT_SAMPLE_OPTIONS.residents / DEFAULT_SAMPLE_OPTIONS.facilities)),
    seed: count('seed', given.seed, DEFAULT_SAMPLE_OPTIONS.seed),
  };
}

export const sampleCommand = defineCommand({
  summary: 'writes a census folder of facilities and people that do not exist',
  usage: '',
  options: {
    'out': { type: 'string', value: 'DIR', summary: 'folder to write; files of a census that lie there are replaced', required: true },
    'facilities': { type: 'string', value: 'N', summary: `facilities; ${DEFAULT_SAMPLE_OPTIONS.facilities} unless given` },
    'residents': { type: 'string', value: 'N', summary: 'residents in all; 60 a facility unless given' },
    'seed': { type: 'string', value: 'N', summary: 'the same number gives the same folder' },
    'as-of': { type: 'string', value: 'DATE', summary: `day the folder speaks of; ${DEFAULT_AS_OF} unless given` },
  },
  async run(context, { options }) {
    const sample = optionsOf(options);
    await mkdir(options.out, { recursive: true });
    const written = new Set<string>();
    for (const { file, text } of generateCensus(sample)) {
      await (written.has(file) ? appendFile : writeFile)(join(options.out, file), text);
      written.add(file);
    }
    context.answer({ folder: options.out, files: [...written], ...sample, asOf: sample.asOf ?? DEFAULT_AS_OF }, `wrote ${[...written].join(', ')} to ${options.out}`);
  },
});
