import { leadsOn } from '@cyclefill/domain/bench';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { type LivingPack, type PackDrift, PackRepository, cellsView, findDrift, missingView } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { withRecalls } from './recalled-cells.query.js';

/** Holds packs against what is known now, whenever they are looked at, and marks what is out of date: no worker has to come first (R119, R120). */
export class DriftGuard {
  constructor(private readonly tx: Tx) {}

  /**
   * Packs with the exact cells to pull, by id; packs that are out of the way already, void, returned or recalled, and unknown ones are left out.
   * @param hold the caller takes a step: nothing that packs stand on changes until the transaction ends
   */
  async check(packIds: readonly string[], { hold = false }: { readonly hold?: boolean } = {}): Promise<readonly PackDrift[]> {
    const drifts = await withRecalls(this.tx, await findDrift(this.tx, packIds, { hold }));
    const compared = drifts.filter((drift) => drift.compared);
    if (compared.length === 0) return drifts;
    const packs = new Map((await this.tx.get(PackRepository).lock(compared.map(({ packId }) => packId))).map((pack) => [pack.id, pack]));
    for (const drift of compared) {
      const pack = packs.get(drift.packId);
      if (pack !== undefined && leadsOn(pack.state)) await this.mark(pack, drift);
    }
    return drifts.filter(({ packId }) => leadsOn(packs.get(packId)?.state ?? 'planned'));
  }

  private async mark(pack: LivingPack, drift: PackDrift): Promise<void> {
    const packs = this.tx.get(PackRepository);
    const { inputVersion, reasons } = drift;
    if (drift.outOfDate && pack.outOfDateAt === null) {
      const params: Readonly<Record<string, JsonValue>> = { reasons: [...reasons], cells: cellsView(drift), toAdd: missingView(drift) };
      await packs.step(pack, { kind: 'out_of_date', set: { out_of_date_at: await this.tx.now() }, params, inputVersion, moves: false });
    } else if (!drift.outOfDate && pack.outOfDateAt !== null) {
      await packs.step(pack, { kind: 'up_to_date', set: { out_of_date_at: null, true_version: inputVersion }, inputVersion, moves: false });
    } else if (!drift.outOfDate) {
      await packs.keepTrue(pack.id, inputVersion);
    }
  }
}
