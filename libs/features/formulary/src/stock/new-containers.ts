import { createHash } from 'node:crypto';
import { ownCode } from '@cyclefill/domain/identification';
import { type Day, formatDay } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A container that comes in, empty until its receipt is written. */
export interface NewContainer {
  readonly ndc11: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly serial: string;
  readonly location: string;
}

const KnownRow = z.object({ code: z.string() });
const CountRow = z.object({ lot: z.string(), count: z.int() });

/** The number of a container's code: opaque, from what it is and how many like it came before, so that the same stock has the same codes anywhere (ADR 0004); `salt` > 0 only after a collision. */
function codeOf(like: string, salt: number): string {
  const digest = createHash('sha256').update(`${like}|${salt}`).digest();
  return ownCode('container', Number(digest.readBigUInt64BE(0) % 1_000_000_000_000n));
}

const lotOf = ({ ndc11, lot, expiresOn, serial }: NewContainer): string => [ndc11, lot, formatDay(expiresOn), serial].join('|');

/** Each container as the nth of its lot. */
async function numbered(tx: Tx, containers: readonly NewContainer[]): Promise<readonly string[]> {
  const rows = await tx.query(
    CountRow, `select concat_ws('|', ndc11, lot, expires_on, serial) as lot, count(*)::int as count from stock_container where tenant_id = $1 and ndc11 = any($2) group by 1`,
    [tx.actor.tenantId, [...new Set(containers.map(({ ndc11 }) => ndc11))]],
  );
  const counts = new Map(rows.map(({ lot, count }) => [lot, count]));
  return containers.map((container) => {
    const lot = lotOf(container);
    const nth = (counts.get(lot) ?? 0) + 1;
    counts.set(lot, nth);
    return `${lot}|${nth}`;
  });
}

/** Codes that nobody has, in the order given. */
async function freeCodes(tx: Tx, likes: readonly string[], salt = 0): Promise<readonly string[]> {
  const codes = likes.map((like) => codeOf(like, salt));
  const known = await tx.query(KnownRow, 'select code from stock_container where tenant_id = $1 and code = any($2)', [tx.actor.tenantId, codes]);
  return known.length === 0 && new Set(codes).size === codes.length ? codes : freeCodes(tx, likes, salt + 1);
}

/** Makes containers with codes of their own, at places that are known afterwards; the schedule is that of the catalogue. In the order given. */
export async function makeContainers(tx: Tx, containers: readonly NewContainer[]): Promise<readonly { readonly id: string; readonly code: string }[]> {
  const ids = containers.map(() => tx.newId());
  const codes = await freeCodes(tx, await numbered(tx, containers));
  await knowLocations(tx, containers.map(({ location }) => location));
  await tx.execute(
    `insert into stock_container (id, tenant_id, code, ndc11, lot, expires_on, serial, dea_schedule, location, recorded_at, recorded_by)
     select i.id, $1, i.code, i.ndc11, i.lot, i.expires_on, i.serial, (select p.dea_schedule from drug_product p where p.tenant_id = $1 and p.ndc11 = i.ndc11 and p.superseded_at is null), i.location, now(), $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[], $8::text[], $9::text[]) i(id, code, ndc11, lot, expires_on, serial, location)`,
    [
      tx.actor.tenantId, tx.actor.userId, ids, codes, containers.map(({ ndc11 }) => ndc11), containers.map(({ lot }) => lot), containers.map(({ expiresOn }) => formatDay(expiresOn)),
      containers.map(({ serial }) => serial), containers.map(({ location }) => location),
    ],
  );
  return ids.map((id, index) => ({ id, code: codes[index] ?? '' }));
}

/** Places that nobody has named yet are called as they are coded. */
export async function knowLocations(tx: Tx, codes: readonly string[]): Promise<void> {
  const distinct = [...new Set(codes)];
  await tx.execute(
    `insert into stock_location (id, tenant_id, code, name, recorded_at, recorded_by) select i.id, $1, i.code, i.code, now(), $2 from unnest($3::uuid[], $4::text[]) i(id, code)
     on conflict (tenant_id, code) do nothing`,
    [tx.actor.tenantId, tx.actor.userId, distinct.map(() => tx.newId()), distinct],
  );
}
