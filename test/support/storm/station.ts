import { z } from 'zod';
import type { ShownPack } from '../bench-desk.js';
import type { Dice } from './dice.js';
import type { StormDesk } from './storm-desk.js';

const Next = z.object({ id: z.string() });
const Container = z.object({ code: z.string() });
/** A pack that lies about, whoever began it: at each station another one comes first, and now and then the same. */
const NEXT = `select id from pack where is_current and state in ('planned', 'filling', 'sealed', 'checked') and out_of_date_at is null order by (state <> 'planned' and $2) desc, md5(id::text || $1) limit 1`;
const OUT_OF_THE_WAY = `select id from pack where is_current and state in ('filling', 'sealed', 'checked', 'tote') and out_of_date_at is not null order by md5(id::text || $1) limit 1`;
const CONTAINER = `
select code from stock_container where ndc11 = $1 and state in ('in_stock', 'opened') and expires_on > '2027-06-01' and on_hand_milli - reserved_milli >= $2 order by expires_on, code limit 1`;

/** Who works at a station, and who sees what they do. */
export interface StationPeople {
  readonly packer: string;
  readonly witnessId: string;
  readonly checker: string;
  readonly nurse: string;
}

/** Where its totes go. */
export interface StationRoute {
  readonly facilityId: string;
  readonly routeId: string;
  readonly van: string;
}

/** One station: takes the next pack through its whole life, again and again, and gives way to whoever was quicker and to every rule. */
export class Station {
  private rounds = 0;

  constructor(
    private readonly desk: StormDesk,
    private readonly dice: Dice,
    private readonly people: StationPeople,
    private readonly route: StationRoute,
  ) {}

  /** One pack, as far as it goes. False = there was nothing to do. */
  async round(): Promise<boolean> {
    this.rounds += 1;
    if (this.dice.chance(20)) await this.tidy();
    const [next] = await this.desk.read(Next, NEXT, [String(this.dice.below(1_000_000)), this.dice.chance(25)]);
    if (next === undefined) return false;
    const pack = await this.sealed(next.id);
    // Now and then it is left lying, for another station to go on with.
    if (pack === null || this.dice.chance(10) || !(await this.checked(pack)) || this.dice.chance(10)) return true;
    await this.delivered(pack);
    return true;
  }

  private shown = async (id: string): Promise<ShownPack | null> => {
    const [status, body] = await this.desk.get(this.people.packer, `packs/${id}`);
    return status === 200 ? (body as unknown as ShownPack) : null;
  };

  private async command(login: string, pack: ShownPack | null, name: string, body: unknown = {}): Promise<ShownPack | null> {
    if (pack === null) return null;
    const [status, answer] = await this.desk.post(login, `packs/${pack.id}/${name}`, body, pack.rowVersion);
    return status === 200 ? (answer as unknown as ShownPack) : null;
  }

  /** What is out of date and in somebody's hand goes out of the way by a pharmacist. */
  private async tidy(): Promise<void> {
    const [found] = await this.desk.read(Next, OUT_OF_THE_WAY, [String(this.dice.below(1_000_000))]);
    if (found === undefined) return;
    const pack = await this.shown(found.id);
    if (pack?.state === 'sealed' && this.dice.chance(30)) await this.command(this.people.packer, pack, 'reopen', { reason: 'what lies in it changed' });
    else await this.command(this.people.checker, pack, pack?.state === 'filling' ? 'void' : 'recall', { reason: 'what lies in it changed' });
  }

  private async sealed(id: string): Promise<ShownPack | null> {
    let pack = await this.shown(id);
    if (pack?.state === 'planned' || pack?.state === 'filling') pack = await this.command(this.people.packer, pack, 'start');
    if (pack?.state === 'sealed' || pack?.state === 'checked') return pack;
    for (const order of pack?.orders ?? []) if (order.state === 'open') await this.fill(id, order);
    pack = await this.shown(id);
    if (pack?.state === 'filling' && this.dice.chance(5)) await this.command(this.people.packer, pack, 'undo');
    return pack?.state === 'filling' ? this.command(this.people.packer, await this.shown(id), 'seal', { scan: pack.code }) : null;
  }

  private async fill(packId: string, { orderId, ndc11, expected, rowVersion }: ShownPack['orders'][number]): Promise<void> {
    const { packer, witnessId } = this.people;
    const milli = Math.round(Number(expected) * 1000);
    let [container] = await this.desk.read(Container, CONTAINER, [ndc11, milli]);
    if (container === undefined) {
      const lot = `L-${packer}-${this.rounds}`;
      await this.desk.post(packer, 'inventory/receipts', { ndc11, lot, expiresOn: `202${8 + this.dice.below(2)}-06-30`, units: '500', location: 'A-01' });
      [container] = await this.desk.read(Container, CONTAINER, [ndc11, milli]);
    }
    if (container === undefined) return;
    await this.desk.post(packer, `packs/${packId}/scans`, { raw: container.code, orderId });
    const body = { containers: [{ scan: container.code, units: expected }], witnessId };
    await this.desk.post(packer, `packs/${packId}/orders/${orderId}/confirm`, body, rowVersion ?? 0);
  }

  private async checked(pack: ShownPack): Promise<boolean> {
    if (pack.state === 'checked') return true;
    const { checker } = this.people;
    const [status, view] = await this.desk.get(checker, `packs/${pack.id}/check`);
    if (status !== 200) return false;
    if (this.dice.chance(5)) {
      await this.command(checker, await this.shown(pack.id), 'send-back', { reason: 'the label is torn', class: 'label' });
      return false;
    }
    const acknowledged = (view['rows'] as { lineId: string }[]).map(({ lineId }) => lineId);
    return (await this.command(checker, pack, 'pass', { scan: pack.code, acknowledged })) !== null;
  }

  private async delivered({ code }: ShownPack): Promise<void> {
    const { packer, checker, nurse } = this.people;
    const { facilityId, routeId, van } = this.route;
    const [opened, tote] = await this.desk.post(packer, 'totes', { facilityId });
    if (opened !== 201) return;
    const path = `totes/${String(tote['id'])}`;
    const [, scan] = await this.desk.post(packer, `${path}/scans`, { code });
    if (scan['verdict'] !== 'ok') return;
    const version = async (): Promise<number> => Number((await this.desk.get(packer, path))[1]['version']);
    if (!(await this.wentOn(packer, path, await this.desk.post(packer, `${path}/close`, {}, await version())))) return;
    const [planned, delivery] = await this.desk.post(packer, 'deliveries', { routeId, runOn: '2099-12-04', departure: '17:00', van: `${van}-${this.rounds}`, driver: 'D. Person' });
    if (planned !== 201) return;
    const deliveryId = String(delivery['id']);
    if (!(await this.wentOn(packer, path, await this.desk.post(packer, `${path}/load`, { deliveryId }, await version())))) return;
    if (!(await this.wentOn(packer, path, await this.desk.post(checker, `deliveries/${deliveryId}/departure`, { early: 'the road closes' }, Number(delivery['version']))))) return;
    if (this.dice.chance(85)) await this.desk.post(nurse, `${path}/receipt`, { signedName: 'N. Urse', secondName: 'S. Econd', scanned: [code] }, await version());
  }

  /** What keeps a tote here is pulled and goes out of the way. */
  private async wentOn(login: string, path: string, [status, step]: readonly [number, Record<string, unknown>]): Promise<boolean> {
    if (status === 200 && step['done'] === true) return true;
    for (const { itemId, packId } of (step['toPull'] ?? []) as { itemId: string; packId: string }[]) {
      await this.desk.post(login, `${path}/pulls`, { itemId, reason: 'not due any more' });
      if (this.dice.chance(70)) await this.command(this.people.checker, await this.shown(packId), 'recall', { reason: 'not due any more' });
    }
    return false;
  }
}
