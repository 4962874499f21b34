import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A census event to be recorded, wall-clock moments as text. */
export interface CensusEventRow {
  readonly facilityId: string;
  readonly residentId: string;
  readonly kind: 'placed' | 'leave' | 'hospital' | 'transfer' | 'discharge';
  readonly toldAs: string;
  readonly from: string;
  readonly to: string | null;
  readonly wingId: string | null;
  readonly bedId: string | null;
  readonly detail: string;
  /** `YYYY-MM-DD`: first day on which the cycle of its wing can follow (R106); null = any. */
  readonly heldUntil: string | null;
}

const Known = z.object({ id: z.string(), kind: z.enum(['placed', 'leave', 'hospital', 'transfer', 'discharge']), from_at: z.number(), to_at: z.number().nullable(), wing: z.string().nullable() });
export type KnownCensusEvent = z.output<typeof Known>;
const Id = z.object({ id: z.string() });

/** Census events as rows; one that no longer holds is closed, never edited. */
export class CensusEventRepository {
  constructor(private readonly tx: Tx) {}

  /** What holds now of one resident in time order, moments as minutes. Two who write about one resident wait for each other. */
  async lock(residentId: string): Promise<readonly KnownCensusEvent[]> {
    await this.tx.execute(`select pg_advisory_xact_lock(hashtextextended('census ' || $1::text, 0))`, [residentId]);
    return this.tx.query(
      Known,
      `select e.id, e.kind, date_part('epoch', e.from_at) / 60 as from_at, date_part('epoch', e.to_at) / 60 as to_at, w.name as wing
       from census_event e left join wing w on w.id = e.wing_id where e.resident_id = $1 and e.superseded_at is null order by e.from_at, e.kind`,
      [residentId],
    );
  }

  async close(ids: readonly string[]): Promise<void> {
    await this.tx.execute('update census_event set superseded_at = now() where id = any($1)', [ids]);
  }

  /** Records what a person told. */
  async record(row: CensusEventRow): Promise<string> {
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, to_at, wing_id, bed_id, detail, source, told_as, recorded_at, recorded_by, held_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'person', $11, now(), $12, $13)`,
      [id, this.tx.actor.tenantId, row.facilityId, row.residentId, row.kind, row.from, row.to, row.wingId, row.bedId, row.detail, row.toldAs, this.tx.actor.userId, row.heldUntil],
    );
    return id;
  }

  /** The bed of a room, made where there is none yet. */
  async bed(wingId: string, room: string, bed: string): Promise<string> {
    await this.tx.execute(
      'insert into bed (id, tenant_id, wing_id, room, bed, recorded_at) values ($1, $2, $3, $4, $5, now()) on conflict (wing_id, room, bed) do nothing',
      [this.tx.newId(), this.tx.actor.tenantId, wingId, room, bed],
    );
    const [row] = await this.tx.query(Id, 'select id from bed where wing_id = $1 and room = $2 and bed = $3', [wingId, room, bed]);
    return row?.id ?? '';
  }
}
