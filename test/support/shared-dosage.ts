import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

/** One vector: a FHIR dosage, when it was ordered, and the instants at which it is due. */
export interface ExpansionVector {
  readonly test: string;
  readonly dosage: unknown;
  readonly options: {
    readonly orderedAt: string;
    readonly from: string;
    readonly limit?: number;
    readonly eventClock?: Readonly<Record<string, string>>;
  };
  readonly expected_due: readonly string[];
}

/** One vector: one or several dosages over a length of time, and the units they come to. */
export interface QuantityVector {
  readonly test: string;
  readonly input: {
    readonly dosage: unknown;
    readonly from: string;
    readonly durationValue: number;
    readonly durationUnit: string;
    readonly eventClock?: Readonly<Record<string, string>>;
    readonly context?: { readonly containerValue?: number; readonly containerUnit?: string };
  };
  readonly expected: { readonly totalUnits: number; readonly totalContainers?: number };
}

/** One dosage of HL7's own examples with a reader's flag. */
export interface IndexedDosage {
  readonly name: string;
  readonly resourceType: string;
  readonly dosage: unknown;
  readonly flag: string;
}

/** The corpora of dosages that lie beside the checkout; read by tests only. */
export interface SharedDosage {
  /** By its meaning, which is the name of its file. */
  readonly timings: ReadonlyMap<string, unknown>;
  readonly expansions: readonly ExpansionVector[];
  readonly quantities: readonly QuantityVector[];
  readonly indexed: readonly IndexedDosage[];
}

const FOLDER = resolve(import.meta.dirname, '../../../shared/data/dosage');

function readIndex(): readonly IndexedDosage[] {
  const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(join(FOLDER, 'hl7-r4-index.csv'), 'utf8'), { columns: true });
  return rows.map((row) => {
    const resource = JSON.parse(readFileSync(join(FOLDER, 'hl7-r4-examples', row['file'] ?? ''), 'utf8')) as Record<string, unknown>;
    const instructions = resource['dosageInstruction'] ?? resource['dosage'];
    const dosage: unknown = Array.isArray(instructions) ? instructions[Number(row['array_index'])] : instructions;
    return { name: `${row['id']} ${row['array_index']}`, resourceType: String(resource['resourceType']), dosage, flag: row['reviewer_flag'] ?? '' };
  });
}

/** Reads the shared corpora, or `null` when the folder is not there. */
export function readSharedDosage(): SharedDosage | null {
  if (!existsSync(FOLDER)) return null;
  const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(FOLDER, ...path), 'utf8'));
  const names = readdirSync(join(FOLDER, 'fds-timing')).filter((name) => name.endsWith('.json')).toSorted();
  return {
    timings: new Map(names.map((name) => [name.replace(/\.json$/, ''), json('fds-timing', name)])),
    expansions: json('expansion-vectors.json') as readonly ExpansionVector[],
    quantities: json('quantity-vectors.json') as readonly QuantityVector[],
    indexed: readIndex(),
  };
}
