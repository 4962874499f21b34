import type { Day } from '@cyclefill/domain/kernel';
import type { PackingOverride, PackingPreference } from './choose-packaging.js';
import type { CardType, PackType, SharedType } from './pack-type.js';
import { packagingOf } from './pack-type.js';
import { PACK_TYPES } from './pack-types.js';
import { type PackStock, US_PACK_STOCK } from './pack-stock.js';
import { DEFAULT_PROFILE } from './packing-profile.js';
import { rulesOfProfile } from './profile-rules.js';
import { asNeededOnCards } from './rules/as-needed-on-cards.js';

/** What a setting is about: which profile, which pack, which card for what is kept out of shared cells, what as-needed drugs go out in, a pharmacist's decision. */
export const SETTING_KINDS = ['profile', 'pack', 'card', 'prn', 'override'] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

/** How something is packed from a day on: an order, a resident, a facility, or with none of them every facility of the pharmacy. */
export interface PackingSetting {
  readonly kind: SettingKind;
  readonly ofFacility: boolean;
  readonly residentId: string | null;
  readonly orderId: string | null;
  /** A profile `us@1`, a pack type's id, `pack` or `keep_out`; null = takes back what this place said before. */
  readonly value: string | null;
  readonly from: Day;
}

/** How one order is packed. */
export interface OrderPacking {
  readonly preference: PackingPreference;
  readonly stock: PackStock;
  readonly override: PackingOverride | null;
  /** In a container, because that was asked for. */
  readonly loose: boolean;
  /** Cards that as-needed orders go out on; null = in a container (D61). */
  readonly prnCard: CardType | null;
}

/** How the orders of a facility are packed in one window. */
export interface PackingSettings {
  of(order: { readonly orderId: string; readonly residentId: string }): OrderPacking;
}

/** What settings are read for. */
export interface PackingQuestion {
  readonly settings: readonly PackingSetting[];
  /** The facility's own wish where no setting names a pack. */
  readonly preference: PackingPreference;
  /** First day of the window. */
  readonly on: Day;
  /** Whether the law lets cells be shared for so long (R233). */
  readonly sharing: boolean;
  readonly types?: ReadonlyMap<string, PackType>;
}

/** The strongest setting in force of each place: the latest day, and of an order before its resident, facility, pharmacy. */
class InForce {
  private readonly values = new Map<string, { readonly from: Day; readonly value: string | null }>();

  constructor(settings: readonly PackingSetting[], on: Day) {
    for (const { kind, ofFacility, residentId, orderId, value, from } of settings) {
      const key = `${kind}|${orderId ?? residentId ?? String(ofFacility)}`;
      const known = this.values.get(key);
      if (from <= on && (known === undefined || known.from < from)) this.values.set(key, { from, value });
    }
  }

  value(kind: SettingKind, ...owners: readonly string[]): string | null {
    for (const owner of [...owners, 'true', 'false']) {
      const value = this.values.get(`${kind}|${owner}`)?.value ?? null;
      if (value !== null) return value;
    }
    return null;
  }
}

const isCard = (type: PackType | undefined): type is CardType => type?.kind === 'card';
const isShared = (type: PackType | undefined): type is SharedType => type !== undefined && packagingOf(type) === 'multi_dose';

/** Packing where nobody set anything: as the facility wants, by the default profile. */
export function plainPacking(preference: PackingPreference, stock: PackStock = US_PACK_STOCK): OrderPacking {
  return { preference, stock, override: null, loose: false, prnCard: null };
}

const PLAIN: Readonly<Record<PackingPreference, OrderPacking>> = { card: plainPacking('card'), multi_dose: plainPacking('multi_dose') };

/** The packing of a facility in one window: an order's own setting before its resident's, the facility's, the pharmacy's. */
export function packingSettings({ settings, preference, on, sharing, types = PACK_TYPES }: PackingQuestion): PackingSettings {
  const plain = PLAIN[sharing ? preference : 'card'];
  if (settings.length === 0 && types === PACK_TYPES) return { of: () => plain };
  const inForce = new InForce(settings, on);
  const typeOf = (value: string | null): PackType | undefined => (value === null ? undefined : types.get(value));
  const [main, prn] = [typeOf(inForce.value('pack')), typeOf(inForce.value('prn'))];
  const prnCard = isCard(prn) ? prn : null;
  const profile = rulesOfProfile(inForce.value('profile') ?? DEFAULT_PROFILE, on);
  const usual = (id: string): PackType | undefined => types.get(id);
  const card = [typeOf(inForce.value('card')), main, usual(US_PACK_STOCK.card.id)].find(isCard) ?? US_PACK_STOCK.card;
  const sheet = [main, usual(US_PACK_STOCK.sheet.id)].find(isShared) ?? US_PACK_STOCK.sheet;
  const rules = prnCard === null ? profile : asNeededOnCards(profile);
  const known = new Map<string, OrderPacking>();
  const packed = (type: PackType | undefined, override: PackingOverride | null): OrderPacking => {
    const wanted = type === undefined ? preference : packagingOf(type);
    return {
      preference: wanted === 'multi_dose' && sharing ? 'multi_dose' : 'card', override, loose: wanted === 'bulk', prnCard,
      stock: { rules, card: isCard(type) ? type : card, sheet: isShared(type) ? type : sheet },
    };
  };
  return {
    of: ({ orderId, residentId }) => {
      const [pack, override] = [inForce.value('pack', orderId, residentId), inForce.value('override', orderId)];
      const key = `${pack ?? ''}|${override ?? ''}`;
      let packing = known.get(key);
      if (packing === undefined) {
        packing = packed(typeOf(pack), override as PackingOverride | null);
        known.set(key, packing);
      }
      return packing;
    },
  };
}
