import { type Day, type Milli, type MinuteOfDay, ONE_UNIT, addDays, addMilli, dayOf, invariant } from '@cyclefill/domain/kernel';
import type { PackCell, PackPlan } from '@cyclefill/domain/packing';
import { countText, looksText, unitText } from '@cyclefill/domain/sig';
import type { CardCavity, CardLabel, CardModel } from './card.model.js';
import type { DateStyle, DocumentIdentity } from './document-frame.js';
import type { LabelProfile } from './document-settings.js';
import { type PharmacyPrint, clockFor, labelFoot, readerWords } from './label-words.js';
import { type OrderPrint, drugText, purposeOf, scheduleText } from './order-print.js';
import { AS_NEEDED, passText, spokenPass } from './pass-text.js';
import { dateText, longDate, shortDate, weekdayName } from './print-dates.js';
import { type ResidentPrint, residentHeader } from './resident-print.js';

/** Everything one card and its label are made of. */
export interface CardInput {
  readonly identity: DocumentIdentity;
  readonly resident: ResidentPrint;
  readonly order: OrderPrint;
  readonly plan: PackPlan;
  /** All cards of the order in this batch, this one included. */
  readonly cards: readonly PackPlan[];
  readonly packId: string;
  readonly filledOn: Day;
  readonly useBy: Day;
  /** First day that the next fill covers; null = the order ends with this one. */
  readonly nextCardDue: Day | null;
  /** It goes along on a leave or home (R123): the resident takes it alone. */
  readonly takenAlone?: boolean;
  /** The resident takes it here too (D110): the label names the pharmacy in full (R223); absent = a nurse gives it. */
  readonly selfLabel?: PharmacyPrint | null;
}

const LAST_CAVITIES = 3;

const doseOf = (cell: PackCell): Milli => addMilli(...cell.contents.map((one) => one.dose));

/** Whether cavities run in whole weeks from the first day of the card, so that weekdays can head the columns. */
function runsInWeeks(plan: PackPlan): boolean {
  return plan.cells.every((cell) => cell.position === dayOf(cell.at) - plan.days.from);
}

function cavitiesOf(plan: PackPlan, dates: DateStyle | undefined): readonly CardCavity[] {
  return plan.cells.map((cell, index) => {
    const dose = doseOf(cell);
    const left = plan.cells.length - index;
    return { position: cell.position, left, date: plan.passes.length === 0 ? '' : shortDate(dayOf(cell.at), dates), units: dose === ONE_UNIT ? null : countText(dose), last: left <= LAST_CAVITIES };
  });
}

/** Who reads the card: who takes it along takes it alone. */
const profileOf = ({ takenAlone, selfLabel }: CardInput): LabelProfile => (takenAlone === true || (selfLabel ?? null) !== null ? 'self' : 'nurse');

function labelOf(input: CardInput, pass: MinuteOfDay | null, passes: readonly MinuteOfDay[]): CardLabel {
  const { order, plan, resident, selfLabel } = input;
  const profile = profileOf(input);
  const clock = clockFor(profile);
  const total = addMilli(...plan.cells.map(doseOf));
  return {
    drug: drugText(order.product),
    schedule: scheduleText(order.product.schedule),
    pass: pass === null ? AS_NEEDED : passText(pass, clock),
    ...readerWords(order, profile),
    passNote: pass === null || passes.length === 1 ? null : `This card: the ${spokenPass(pass, passes, clock)} dose.`,
    purpose: purposeOf(order),
    looks: looksText(order.product),
    quantity: countText(total),
    unit: unitText(total, order.product.doseUnit),
    cardCount: `card ${plan.number} of ${plan.count}`,
    reference: labelFoot({ ...input, dates: input.identity.dates }, (selfLabel ?? null) === null ? [resident.pharmacy] : [selfLabel?.name ?? '', selfLabel?.address ?? '', selfLabel?.phone ?? '']),
  };
}

/** `other cards: noon 1300, evening 1700` */
function otherCards(input: CardInput, passes: readonly MinuteOfDay[]): string | null {
  const { plan, cards } = input;
  const clockOf = clockFor(profileOf(input));
  const others = cards.filter((card) => card.key !== plan.key).map((card) => card.passes[0] ?? 0);
  if (others.length === 0) return null;
  const named = others.map((minute) => {
    const [word, { clock }] = [spokenPass(minute, passes, clockOf), passText(minute, clockOf)];
    return word === clock ? clock : `${word} ${clock}`;
  });
  return `${others.length === 1 ? 'other card' : 'other cards'}: ${named.join(', ')}`;
}

/** The model of one one-drug card (D61, D105): the sum of its cavities is the quantity on its label. */
export function buildCard(input: CardInput): CardModel {
  const { plan, identity: { dates } } = input;
  const [pass, first, last] = [plan.passes[0] ?? null, plan.cells[0], plan.cells.at(-1)];
  invariant(plan.type.kind === 'card' && first !== undefined && last !== undefined, 'a card has at least one dose');
  const { columns, capacity, geometry } = plan.type;
  const passes = [...new Set(input.cards.flatMap((card) => card.passes))];
  const dosesFrom = (cell: PackCell): string => (pass === null ? 'as needed' : longDate(dayOf(cell.at), dates));
  return {
    kind: 'card',
    packType: plan.type.id,
    identity: input.identity,
    resident: residentHeader(input.resident, input.filledOn, dates),
    packId: input.packId,
    label: labelOf(input, pass, passes),
    columns,
    capacity,
    geometry,
    weekdays: pass !== null && runsInWeeks(plan) && columns === 7 ? Array.from({ length: columns }, (_, column) => weekdayName(addDays(plan.days.from, column))) : [],
    cavities: cavitiesOf(plan, dates),
    firstDose: dosesFrom(first),
    lastDose: dosesFrom(last),
    otherCards: pass === null ? null : otherCards(input, passes),
    nextCardDue: input.nextCardDue === null ? null : dateText(input.nextCardDue, dates),
    ...(input.takenAlone === true && { takenAlone: true as const }),
  };
}
