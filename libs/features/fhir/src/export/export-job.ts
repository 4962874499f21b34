import { InvalidInput, Refusal } from '@cyclefill/contracts';
import type { InputProblem } from '@cyclefill/contracts';
import { z } from 'zod';
import { type AskedPair, toldName } from '../read/asked-pair.js';
import { readSearchDate } from '../read/fhir-date.js';
import { sourceOf } from '../read/resource-table.js';

const Job = z.strictObject({ facility: z.uuid(), types: z.array(z.string()).nullable(), since: z.string().nullable(), at: z.iso.datetime() });

/** What is exported: all of a job is in its name, so that the server keeps nothing of it and whoever asks for a file is looked at anew. */
export type ExportJob = z.output<typeof Job>;

/** The name of a job in addresses. */
export function jobName(job: ExportJob): string {
  return Buffer.from(JSON.stringify(job)).toString('base64url');
}

/** The job of a name. @throws Refusal `fhir.not-found` */
export function readJobName(name: string): ExportJob {
  try {
    const job = Job.safeParse(JSON.parse(Buffer.from(name, 'base64url').toString()));
    if (job.success && (job.data.since === null || readSearchDate(job.data.since) !== null)) return job.data;
  } catch {
    // Told below: whatever it is, it is no name of ours.
  }
  throw new Refusal('fhir.not-found', { problems: [{ pointer: 'the address', rule: 'names no export; begin one with Group/FACILITY/$export' }] });
}

/** Reads the parameters of an export of a facility. @throws InvalidInput with each bad one */
export function readExport(facility: string, pairs: readonly AskedPair[], at: Date): ExportJob {
  const wrong: InputProblem[] = [];
  let [types, since]: [string[] | null, string | null] = [null, null];
  for (const [name, value] of pairs) {
    if (name === '_type') {
      types = value.split(',');
      if (types.some((type) => sourceOf(type) === undefined)) wrong.push({ pointer: name, rule: 'names a type that is not served; GET metadata lists them' });
    } else if (name === '_since') {
      const date = readSearchDate(value);
      if (date === null || date.prefix !== 'eq') wrong.push({ pointer: name, rule: 'is no instant like 2026-12-07T08:00:00Z' });
      since = date?.from ?? null;
    } else if (name !== '_outputFormat') {
      wrong.push({ pointer: toldName(name), rule: 'is no parameter of this; _type, _since and _outputFormat are' });
    } else if (!['application/fhir+ndjson', 'application/ndjson', 'ndjson'].includes(value)) {
      wrong.push({ pointer: name, rule: 'is no format that is served: application/fhir+ndjson is' });
    }
  }
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return { facility, types, since, at: at.toISOString() };
}
