import { type AccessScope, type PageQuery, instantSchema, scopeArrays } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { KIT_GOOD_HOURS } from '../downtime-kit/kit-night.js';
import { SET_BOOKS, SET_KINDS, SET_STATES } from './set-files.js';
import { failureWords } from './set-words.js';


const fileSchema = z.object({
  book: z.enum(SET_BOOKS), name: z.string(), state: z.enum(['queued', 'drawing', 'drawn', 'failed', 'cancelled']), residents: z.int().describe('how many have a record in it'),
  pages: z.int().nullable(), documentId: z.uuid().nullable().describe('for `/documents/{id}/content`; null until the set has ended'), errorCode: z.string().nullable(), reason: z.string().nullable().describe('why it failed, and what helps'),
});
const countSchema = z.object({ drawn: z.int(), all: z.int() });

/** A set of papers and how far it is; of a facility's set, those wings that the asker may see. Records are counted: one of each resident in each book. */
export const listedSetSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), wingId: z.uuid().nullable(), kind: z.enum(SET_KINDS), books: z.array(z.enum(SET_BOOKS)), from: z.iso.date(), to: z.iso.date().describe('the day after the last'),
  paper: z.string(), asOf: instantSchema, askedAt: instantSchema, state: z.enum(SET_STATES), errorCode: z.string().nullable(), reason: z.string().nullable().describe('why it failed, and what helps'),
  sameAsId: z.uuid().nullable().describe('an earlier set that printed the same: its documents are those of this one'), endedAt: instantSchema.nullable(),
  goodUntil: instantSchema.nullable().describe('of a downtime kit: not to be used after it without calling the pharmacy'), isOld: z.boolean().describe('that is over'),
  records: countSchema, wings: z.array(z.object({ wingId: z.uuid().nullable(), wing: z.string(), records: countSchema, files: z.array(fileSchema) })),
}).meta({ id: 'DocumentSet' });
export type ListedSet = z.output<typeof listedSetSchema>;

/** Which sets are listed. */
export interface SetFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
}

const SetRow = listedSetSchema.omit({ reason: true, isOld: true, records: true, wings: true }).extend({ now: z.date() });
const FileRow = z.object({ setId: z.string(), wingId: z.string().nullable(), wing: z.string(), ...fileSchema.omit({ reason: true }).shape });
type FileRow = z.output<typeof FileRow>;

const SELECT = `
  select s.id, s.facility_id as "facilityId", s.wing_id as "wingId", s.kind, s.books, s.day_from::text as "from", s.day_to::text as "to", s.paper, s.as_of as "asOf", s.known_at as "askedAt", s.state,
    s.error_code as "errorCode", s.same_as_id as "sameAsId", s.ended_at as "endedAt", case when s.kind = 'downtime-kit' then s.as_of + interval '${KIT_GOOD_HOURS} hours' end as "goodUntil", now() as now
  from document_set s
  where ($1::uuid[] is null or exists (
    select from unnest($1::uuid[], $2::uuid[]) as p (facility_id, wing_id)
    where p.facility_id = s.facility_id and (p.wing_id is null or s.wing_id is null or p.wing_id = s.wing_id)))`;

const FILES = `
  select f.set_id as "setId", f.wing_id as "wingId", coalesce(w.name, '') as wing, f.book, f.name, f.state, f.residents, f.pages, f.document_id as "documentId", f.error_code as "errorCode"
  from document_set_file f left join wing w on w.id = f.wing_id
  where f.set_id = any($3::uuid[]) and ($1::uuid[] is null or exists (
    select from unnest($1::uuid[], $2::uuid[]) as p (facility_id, wing_id) where p.facility_id = f.facility_id and (p.wing_id is null or p.wing_id = f.wing_id)))
  order by f.set_id, w.name collate "C" nulls first, f.place`;

function countOf(files: readonly FileRow[]): ListedSet['records'] {
  const sum = (of: readonly FileRow[]): number => of.reduce((total, { residents }) => total + residents, 0);
  return { drawn: sum(files.filter(({ state }) => state === 'drawn')), all: sum(files) };
}

function wingsOf(files: readonly FileRow[]): ListedSet['wings'] {
  return [...Map.groupBy(files, ({ wingId }) => wingId)].map(([wingId, own]) => ({
    wingId, wing: own[0]?.wing ?? '', records: countOf(own),
    files: own.map(({ setId: _set, wingId: _wing, wing: _name, ...file }) => ({ ...file, reason: failureWords(file.errorCode) })),
  }));
}

/** Sets of the scope with their progress, newest first. */
export class SetViewQuery {
  constructor(private readonly tx: Tx) {}

  /** One more than the limit. */
  run(scope: AccessScope, { limit, cursor, facilityId, kind, state }: SetFilter): Promise<ListedSet[]> {
    return this.read(scope, `and ($3::uuid is null or s.id < $3) and ($4::uuid is null or s.facility_id = $4) and ($5::text is null or s.kind = $5) and ($6::text is null or s.state = $6) order by s.id desc limit $7`,
      [cursor ?? null, facilityId ?? null, kind ?? null, state ?? null, limit + 1]);
  }

  async one(scope: AccessScope, id: string): Promise<ListedSet | null> {
    return (await this.read(scope, 'and s.id = $3', [id]))[0] ?? null;
  }

  /** The newest kit of a facility that is whole, or else has some of its wings. */
  async latestKit(scope: AccessScope, facilityId: string): Promise<ListedSet | null> {
    const ended = `and s.facility_id = $3 and s.kind = 'downtime-kit' and exists (select from document_set_file f where f.set_id = s.id and f.document_id is not null) order by s.as_of desc limit 1`;
    return (await this.read(scope, ended, [facilityId]))[0] ?? null;
  }

  private async read(scope: AccessScope, where: string, params: readonly unknown[]): Promise<ListedSet[]> {
    const sets = await this.tx.query(SetRow, `${SELECT} ${where}`, [...scopeArrays(scope), ...params]);
    const files = Map.groupBy(await this.tx.query(FileRow, FILES, [...scopeArrays(scope), sets.map(({ id }) => id)]), ({ setId }) => setId);
    return sets.map(({ now, ...set }) => {
      const own = files.get(set.id) ?? [];
      return { ...set, reason: failureWords(set.errorCode), isOld: set.goodUntil !== null && Date.parse(set.goodUntil) <= now.getTime(), records: countOf(own), wings: wingsOf(own) };
    });
  }
}
