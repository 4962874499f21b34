import { ALLERGENS, rulesOut, type Allergen } from './allergens.js';
import { CHRONIC_CONDITIONS } from './chronic-conditions.js';
import type { FacilityProfile } from './facility-profile.js';
import { productNamed } from './formulary.js';
import { MIND_AND_NERVE_CONDITIONS } from './mind-and-nerve-conditions.js';
import { OTHER_CONDITIONS } from './other-conditions.js';
import { FAMILY_NAMES, MENS_NAMES, WOMENS_NAMES } from './people-names.js';
import type { Condition } from './regimen.js';
import type { ResidentDraft } from './resident-draft.js';
import type { SeededRandom } from './seeded-random.js';
import { SPECIAL_REGIMENS, SPECIAL_ROUND, TAPER_STARTS } from './special-regimens.js';

const CONDITIONS: readonly Condition[] = [...CHRONIC_CONDITIONS, ...MIND_AND_NERVE_CONDITIONS, ...OTHER_CONDITIONS];
const BEDS = ['A', 'B'] as const;
const DAYS_IN_YEAR = 365.25;

/** The special regimen of a resident's place, if any. */
export function specialOf(number: number): Condition | undefined {
  return SPECIAL_REGIMENS[number % SPECIAL_ROUND];
}

/** People who do not exist, two to a room, aged 65 to 100 on the as-of date. */
export function buildResidents({ profile, count, random }: { profile: FacilityProfile; count: number; random: SeededRandom }): ResidentDraft[] {
  const perWing = Math.ceil(count / profile.wings.length);
  return Array.from({ length: count }, (_, number) => {
    const sex = random.chance(0.66) ? 'F' : 'M';
    const special = specialOf(number);
    const hasTaper = TAPER_STARTS[number % SPECIAL_ROUND] !== undefined;
    const allergens = allergensOf(special, random);
    return {
      number, sex, allergens,
      id: `${profile.id}-R${String(number + 1).padStart(4, '0')}`,
      ...bedOf(profile, perWing, number),
      name: `${random.pick(FAMILY_NAMES)}, ${random.pick(sex === 'F' ? WOMENS_NAMES : MENS_NAMES)}`,
      dob: profile.asOf - random.int(Math.ceil(65 * DAYS_IN_YEAR), Math.floor(100 * DAYS_IN_YEAR)),
      admitted: admissionDay(profile, special !== undefined, random),
      crush: special === undefined && !hasTaper && random.chance(0.28),
      allergies: allergyText(allergens, random),
      conditions: CONDITIONS.filter((condition) => random.chance(condition.share) && (condition.sex ?? sex) === sex),
    };
  });
}

/** A room number: the wing's hundreds, or more digits where a wing and its spare rooms need them, and the room. */
export function roomNumber({ wing, room, perWing }: { wing: number; room: number; perWing: number }): string {
  const span = 10 ** Math.max(2, String(perWing + 20).length);
  return String((wing + 1) * span + room);
}

function bedOf(profile: FacilityProfile, perWing: number, number: number): { wing: string; room: string; bed: string } {
  const wing = Math.floor(number / perWing);
  const place = number % perWing;
  return {
    wing: profile.wings[wing] ?? '',
    room: roomNumber({ wing, room: Math.floor(place / BEDS.length) + 1, perWing }),
    bed: BEDS[place % BEDS.length] ?? 'A',
  };
}

function admissionDay(profile: FacilityProfile, isSpecial: boolean, random: SeededRandom): number {
  const stay = isSpecial ? 1 : random.next();
  if (stay < 0.1) return profile.asOf - random.int(2, 20);
  if (stay < 0.35) return profile.asOf - random.int(70, 440);
  return profile.asOf - random.int(440, 1600);
}

function allergensOf(special: Condition | undefined, random: SeededRandom): Allergen[] {
  if (random.chance(0.45)) return [];
  const drawn = random.shuffled(ALLERGENS).slice(0, random.int(1, 3));
  const regimens = special?.needs.flatMap((need) => need.regimens) ?? [];
  return drawn.filter((allergen) => !regimens.some(({ drug, strengths }) =>
    strengths.some((strength) => rulesOut(allergen, productNamed(drug, strength)))));
}

function allergyText(allergens: readonly Allergen[], random: SeededRandom): string {
  if (allergens.length === 0) return 'NKDA';
  return allergens.map(({ name, reactions }) => `${name} (${random.pick(reactions)})`).join('; ');
}
