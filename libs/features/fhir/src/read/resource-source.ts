import type { Permission } from '@cyclefill/contracts';
import type { FhirResource } from 'fhir/r4.js';
import { z } from 'zod';
import { COMMON_PARAMETERS, type ResourceType, type SearchParameter } from './search-parameter.js';

/** Columns of every source. */
const COMMON = {
  id: z.string(),
  version: z.int(),
  /** When that version was recorded. */
  versioned_at: z.date(),
  /** When anything of which the resource is made was last recorded: later than the version where something has no version of its own. */
  updated_at: z.date(),
  /** Of whom it is, for scope and audit; null = of nobody. */
  patient_id: z.string().nullable(),
};
type CommonShape = typeof COMMON;
type RowOf<Shape extends z.ZodRawShape> = z.output<z.ZodObject<CommonShape & Shape>>;

/** Ids that are put together begin with a uuid, and so many letters of them are it: rows of an id are found by that column, not by making every id there is. */
export interface IdOwner {
  readonly column: string;
  readonly length: 32 | 36;
}

/** What makes one type of resource. */
interface SourceDefinition<Shape extends z.ZodRawShape> {
  readonly type: ResourceType;
  /** Asked of the caller's role besides that of the route. */
  readonly permission: Permission;
  readonly key: 'uuid' | 'text';
  readonly owner?: IdOwner;
  readonly columns: Shape;
  /** Rows that the caller may see; `$1` and `$2` are the `scopeArrays`. */
  readonly sql: string;
  readonly parameters: readonly SearchParameter[];
  /** @param base where the asker reaches the API */
  readonly resource: (row: RowOf<Shape>, base: string) => FhirResource;
  /** Moments, as instants, at which the clock alone changes what the resource says; absent = never. */
  readonly turns?: (row: RowOf<Shape>) => readonly Date[];
}

/** A row as a resource, with what only the server needs of it. */
export interface ReadRow {
  readonly resource: FhirResource;
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly patientId: string | null;
  /** Ids in a column of references. */
  readonly ids: (column: string) => readonly string[];
  /** Whether it still says what its version said when it was recorded. */
  readonly isSettled: (now: Date) => boolean;
}

/** One type of resource: where its rows come from, what they are searched by and what they become. */
export interface ResourceSource {
  readonly type: ResourceType;
  readonly permission: Permission;
  readonly key: 'uuid' | 'text';
  readonly owner?: IdOwner;
  readonly sql: string;
  readonly parameters: readonly SearchParameter[];
  readonly read: (row: unknown, base: string) => ReadRow;
}

const IDS = z.union([z.string().transform((id) => [id]), z.array(z.string()), z.null().transform(() => [])]);

/** A source of a type of resource. */
export function defineSource<Shape extends z.ZodRawShape>({ columns, resource, turns, parameters, ...source }: SourceDefinition<Shape>): ResourceSource {
  const schema = z.object({ ...COMMON, ...columns }) as unknown as z.ZodType<RowOf<Shape>>;
  return {
    ...source,
    parameters: [...COMMON_PARAMETERS, ...parameters],
    read: (raw, base) => {
      const row = schema.parse(raw);
      const common = row as z.output<z.ZodObject<CommonShape>>;
      const { id, version, versioned_at: versionedAt, updated_at: updatedAt, patient_id: patientId } = common;
      return {
        resource: resource(row, base), id, version, updatedAt, patientId,
        ids: (column) => IDS.parse((row as Readonly<Record<string, unknown>>)[column]),
        isSettled: (now) => updatedAt <= versionedAt && !(turns?.(row) ?? []).some((turn) => turn > versionedAt && turn <= now),
      };
    },
  };
}
