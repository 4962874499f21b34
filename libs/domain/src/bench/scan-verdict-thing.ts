import { type Day, formatDay } from '@cyclefill/domain/kernel';
import type { ContainerState } from '@cyclefill/domain/stock';
import { type PackState, leadsOn } from './pack-state.js';
import { type ScanVerdict, scanVerdict } from './scan-verdict.js';

/** A thing that was scanned by itself, where nothing certain is waited for. */
export type ScannedThing =
  | { readonly kind: 'pack'; readonly state: PackState; readonly outOfDate: boolean; readonly held: boolean }
  | { readonly kind: 'container'; readonly state: ContainerState; readonly name: string; readonly lot: string; readonly expiry: Day; readonly today: Day }
  | { readonly kind: 'resident' | 'sticker' | 'tote' | 'product'; readonly name: string; readonly standing: string };

/** What of a thing must be known before anything is done with it; the gravest first. */
export function thingVerdict(thing: ScannedThing): ScanVerdict {
  if (thing.kind === 'pack') {
    if (!leadsOn(thing.state)) return scanVerdict('out_of_use', { what: 'This pack', standing: thing.state });
    if (thing.outOfDate) return scanVerdict('pack_out_of_date');
    return thing.held ? scanVerdict('pack_held') : scanVerdict('known', { what: 'This pack', standing: thing.state });
  }
  if (thing.kind !== 'container') return scanVerdict('known', { what: thing.name, standing: thing.standing });
  const params = { scanned: thing.name, lot: thing.lot };
  if (thing.state === 'destroyed') return scanVerdict('out_of_use', { what: `This container of ${thing.name}`, standing: 'destroyed' });
  if (thing.state === 'recalled' || thing.state === 'quarantined') return scanVerdict(thing.state, params);
  if (thing.expiry < thing.today) return scanVerdict('expired', { ...params, expiry: formatDay(thing.expiry) });
  return thing.state === 'empty' ? scanVerdict('container_empty', params) : scanVerdict('known', { what: `${thing.name}, lot ${thing.lot}`, standing: thing.state === 'opened' ? 'opened' : 'in stock' });
}
