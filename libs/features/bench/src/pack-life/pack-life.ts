import { type AccessScope, Refusal, type RefusalCode, scopeArrays } from '@cyclefill/contracts';
import { type PackState, type Station, type StepRefusal, nearMissOf, refusalOf } from '@cyclefill/domain/bench';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { type LivingPack, type PackDrift, type PackEventKind, PackRepository, type PackStep } from '@cyclefill/features/pack';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { NearMissRepository } from '../near-miss/near-miss.repository.js';
import { DriftGuard } from './drift-guard.js';
import { readPackers } from './packers.query.js';

const IdRow = z.object({ id: z.string() });

/** What a step leaves behind: refused, the pack stays where it is, with whatever was found recorded. */
export type StepOutcome =
  | { readonly kind: 'stepped'; readonly pack: LivingPack }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly pack: LivingPack; readonly drift: PackDrift | null };

/** Why, with what else, and what else of its row a step changes. */
export type StepDetail = Pick<PackStep, 'reason' | 'params' | 'set' | 'orderId'>;

const EVENT_OF: Readonly<Record<PackState, PackEventKind>> = {
  planned: 'started', filling: 'started', sealed: 'sealed', checked: 'passed', tote: 'toted', shipped: 'shipped', received: 'received', returned: 'returned', void: 'voided', recalled: 'recalled',
};
const STATION_OF: Partial<Readonly<Record<PackState, Station>>> = { filling: 'bench', sealed: 'seal', checked: 'check', tote: 'tote', shipped: 'van', received: 'receipt' };
const CODE_OF: Readonly<Record<StepRefusal, RefusalCode>> = {
  step_forbidden: 'pack.step-not-allowed', out_of_date: 'pack.out-of-date', held: 'pack.held', packed_by_you: 'pack.packed-by-you', nobody: 'pack.nobody',
};

/**
 * The life of a pack, for every station: a step is taken only while each dose in the pack is due, by the table of states, and never by who may not take it (R120, R240). A refusal is an
 * answer, not an exception, so that what was found is kept when the transaction ends.
 */
export class PackLife {
  constructor(private readonly tx: Tx) {}

  /** A pack by id or by its printed code; null = there is none, or none for this scope. */
  async find(scope: AccessScope, named: { readonly id: string } | { readonly code: string }): Promise<LivingPack | null> {
    const packs = this.tx.get(PackRepository);
    const pack = await ('id' in named ? packs.byId(named.id) : packs.byCode(named.code));
    if (pack === null || scope === 'pharmacy') return pack;
    const [seen] = await this.tx.query(IdRow, `select p.id from pack p where p.id = $3 and ${residentInScope({ facility: 'p.facility_id', resident: 'p.resident_id' })}`, [...scopeArrays(scope), pack.id]);
    return seen === undefined ? null : pack;
  }

  /** Takes one step with a pack. @param event what it is called, where the state alone does not tell */
  async step(named: Pick<LivingPack, 'id'>, to: PackState, detail: StepDetail = {}, event: PackEventKind = EVENT_OF[to]): Promise<StepOutcome> {
    const { pack, drift } = await this.take(named.id);
    const refused = await this.refused(pack, drift, to);
    if (refused !== null) return refused;
    return { kind: 'stepped', pack: await this.tx.get(PackRepository).step(pack, { ...detail, kind: event, to, inputVersion: drift?.inputVersion ?? null }) };
  }

  /** Takes the same step with many packs, all or none. Null = taken; else the first one that may not take it, and why. */
  async stepTogether(ids: readonly string[], to: 'shipped' | 'received', params: Readonly<Record<string, JsonValue>>): Promise<Extract<StepOutcome, { readonly kind: 'refused' }> | null> {
    const drifts = new Map((await this.tx.get(DriftGuard).check(ids, { hold: true })).map((drift) => [drift.packId, drift]));
    const packs = await this.tx.get(PackRepository).lock(ids);
    if (packs.length < new Set(ids).size) throw new Refusal('pack.not-found');
    for (const pack of packs) {
      const refused = await this.refused(pack, drifts.get(pack.id) ?? null, to);
      if (refused !== null) return refused;
    }
    await this.tx.get(PackRepository).stepTogether(packs, { kind: EVENT_OF[to], to, params }, new Map([...drifts].map(([id, { inputVersion }]) => [id, inputVersion])));
    return null;
  }

  private async refused(pack: LivingPack, drift: PackDrift | null, to: PackState): Promise<Extract<StepOutcome, { readonly kind: 'refused' }> | null> {
    const packers = to === 'checked' ? await readPackers(this.tx, pack.id) : new Set<string>();
    const refusal = refusalOf({ state: pack.current || pack.state !== 'planned' ? pack.state : 'void', outOfDate: drift?.outOfDate === true, held: pack.heldAt !== null, packers }, to, this.tx.actor.userId);
    if (refusal === null) return null;
    if (refusal === 'out_of_date' && drift !== null) await this.recordDrift(pack, drift, STATION_OF[to]);
    return { kind: 'refused', code: CODE_OF[refusal], pack, drift };
  }

  /** A pack, locked, with how it stands now. The inputs are held first, so that two stations and a writer of orders never wait in a ring. */
  async take(id: string, { hold = true }: { readonly hold?: boolean } = {}): Promise<{ readonly pack: LivingPack; readonly drift: PackDrift | null }> {
    const [drift] = await this.tx.get(DriftGuard).check([id], { hold });
    const [pack] = await this.tx.get(PackRepository).lock([id]);
    if (pack === undefined) throw new Refusal('pack.not-found');
    return { pack, drift: drift ?? null };
  }

  /** Whether a person put something into a pack, was witness to it or sealed it. */
  async isPacker(packId: string, person: string): Promise<boolean> {
    return (await readPackers(this.tx, packId)).has(person);
  }

  /** Notes that a station caught a pack that is out of date. */
  async recordDrift(pack: LivingPack, { reasons, cells, missing }: PackDrift, station: Station = 'bench'): Promise<void> {
    const [reason = 'order'] = reasons;
    const params: Readonly<Record<string, JsonValue>> = { reasons: [...reasons], cells: cells.length, toAdd: missing.length };
    await this.tx.get(NearMissRepository).record({
      facilityId: pack.facilityId, packId: pack.id, orderId: (cells[0] ?? missing[0])?.orderId ?? null, class: nearMissOf(reason) ?? 'stopped_drug', station, code: 'pack_out_of_date', params, personId: null,
    });
  }
}
