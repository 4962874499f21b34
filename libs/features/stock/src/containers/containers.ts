import { Refusal } from '@cyclefill/contracts';
import { type Day, type LocalDate, type Milli, day } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES, type DeaSchedule } from '@cyclefill/domain/law';
import { CONTAINER_STATES, type ContainerBalance, type ContainerState } from '@cyclefill/domain/stock';
import { readReservations } from '@cyclefill/features/formulary';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** How a container is named: by its row or by the code on it. */
export type NamedContainer = { readonly id: string } | { readonly code: string };

/** A container as it is now. Units in thousandths of the product's dose unit. */
export interface Container {
  readonly id: string;
  /** `C-0061963-8` */
  readonly code: string;
  readonly ndc11: string;
  readonly lot: string;
  /** The last day on which it may be used. */
  readonly expiresOn: Day;
  /** '' = none is known. */
  readonly serial: string;
  readonly schedule: DeaSchedule | null;
  readonly location: string;
  readonly state: ContainerState;
  readonly onHandMilli: Milli;
  /** Of those on hand: what is kept for batches. */
  readonly reservedMilli: Milli;
  readonly rowVersion: number;
}

/** A container whose row is locked until the transaction ends, with what is kept of it for which batch. */
export interface LockedContainer extends Container {
  readonly balance: ContainerBalance;
}

const Row = z.object({
  id: z.string(), code: z.string(), ndc11: z.string(), lot: z.string(), expires_on: z.string(), serial: z.string(), dea_schedule: z.enum(DEA_SCHEDULES).nullable(), location: z.string(),
  state: z.enum(CONTAINER_STATES), on_hand_milli: z.int(), reserved_milli: z.int(), row_version: z.int(),
});
/** Columns of a container `c`. */
export const CONTAINER_COLUMNS = 'c.id, c.code, c.ndc11, c.lot, c.expires_on::text as expires_on, c.serial, c.dea_schedule, c.location, c.state, c.on_hand_milli, c.reserved_milli, c.row_version';

/** A row of {@link CONTAINER_COLUMNS}. */
export const containerRow: z.ZodType<Container> = Row.transform((row): Container => ({
  id: row.id, code: row.code, ndc11: row.ndc11, lot: row.lot, expiresOn: day(row.expires_on as LocalDate), serial: row.serial, schedule: row.dea_schedule, location: row.location,
  state: row.state, onHandMilli: row.on_hand_milli as Milli, reservedMilli: row.reserved_milli as Milli, rowVersion: row.row_version,
}));

/** Containers of the pharmacy. */
export class Containers {
  constructor(private readonly tx: Tx) {}

  /** Null when there is none of that name. */
  async find(named: NamedContainer): Promise<Container | null> {
    const [column, value] = 'id' in named ? ['id', named.id] : ['code', named.code];
    const [found] = await this.tx.query(containerRow, `select ${CONTAINER_COLUMNS} from stock_container c where c.tenant_id = $1 and c.${column} = $2`, [this.tx.actor.tenantId, value]);
    return found ?? null;
  }

  /** One container, locked. @param version as the caller has read it; undefined = whichever. @throws Refusal container.not-found, row.stale */
  async lock(named: NamedContainer, version?: number): Promise<LockedContainer> {
    const found = await this.find(named);
    const [locked] = found === null ? [] : await this.lockAll([found.id]);
    if (locked === undefined) throw new Refusal('container.not-found');
    if (version !== undefined && locked.rowVersion !== version) throw new Refusal('row.stale');
    return locked;
  }

  /** Containers by id, locked in one order whoever asks, so that two who ask for the same do not wait for each other in a ring. */
  async lockAll(ids: readonly string[]): Promise<readonly LockedContainer[]> {
    if (ids.length === 0) return [];
    const rows = await this.tx.query(containerRow, `select ${CONTAINER_COLUMNS} from stock_container c where c.id = any($1) order by c.id for update`, [ids]);
    const reserved = await readReservations(this.tx, rows.filter(({ reservedMilli }) => reservedMilli > 0).map(({ id }) => id));
    return rows.map((row) => ({
      ...row, balance: { state: row.state, onHand: row.onHandMilli, reserved: reserved.get(row.id) ?? new Map<string, Milli>() },
    }));
  }
}
