import { type Day, type DayRange, addDays, byCodePoint, grouped } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import { formatStrength, listText, looksText } from '@cyclefill/domain/sig';
import type { AppearanceLine, AppearancePageModel, AppearanceSheetModel, AppearanceSide } from './appearance-notice.model.js';
import { dosesIn } from './bench-pack.js';
import type { DateStyle, DocumentIdentity, Paper } from './document-frame.js';
import { hoursText } from './hours-text.js';
import { type ProductPrint, drugLine } from './order-print.js';
import { dateText, longDate } from './print-dates.js';
import { type ResidentPrint, printedName, residentHeader } from './resident-print.js';

/** A product of one maker. */
export interface LookedProduct {
  readonly print: ProductPrint;
  /** '' = the catalogue does not say. */
  readonly maker: string;
}

/** An order in a pack of this cycle whose product is another than in the last pack that was sealed with it. */
export interface LooksChange {
  readonly rxNumber: string;
  readonly was: LookedProduct;
  readonly is: LookedProduct;
  /** Drug, strength, form and release are the same: only maker and look are others. */
  readonly sameDrug: boolean;
  /** The pack that looks different; its cells name orders by Rx number. */
  readonly pack: { readonly code: string; readonly plan: PackPlan };
}

/** A resident whose packs look different. */
export interface LooksResident {
  readonly resident: ResidentPrint;
  readonly wing: string;
  readonly code: string;
  /** At least one. */
  readonly changes: readonly LooksChange[];
}

/** Everything the notices of one batch are made of. */
export interface AppearanceInput {
  readonly paper: Paper;
  /** Of the sheet of a wing, or of the page of a resident by code. */
  readonly identity: (of: { readonly wing: string } | { readonly resident: string }) => DocumentIdentity;
  readonly facility: string;
  readonly pharmacy: string;
  readonly days: DayRange;
  readonly madeOn: Day;
  readonly dates: DateStyle | undefined;
  /** Wings with packs in the batch: one without a change gets its paper too, which says so. */
  readonly wings: readonly string[];
  readonly residents: readonly LooksResident[];
}

function sideOf({ print, maker }: LookedProduct, sameDrug: boolean): AppearanceSide {
  return { looks: looksText(print), words: [...(sameDrug ? [] : [drugLine(print)]), maker === '' ? 'maker not recorded' : maker, `NDC ${print.ndc}`] };
}

/** `Same drug, strength unchanged: 500 mg.` A strength that the catalogue writes in another way is the same all the same. */
function statementOf({ is, sameDrug }: LooksChange): string {
  if (!sameDrug) return 'NOT the same drug and strength as before: the order has changed. Read its directions and the record (MAR).';
  const strength = formatStrength(is.print.strength);
  return `Same drug, strength unchanged${strength === '' ? '' : `: ${strength}`}. Directions stay as they are on the record (MAR).`;
}

/** `K-0012345-6, card 1 of 2: 1 at 0800` */
function packText({ code, plan }: LooksChange['pack'], rxNumber: string): string {
  return `${code}, ${plan.type.kind === 'card' ? 'card' : 'pack'} ${plan.number} of ${plan.count}: ${hoursText(dosesIn(plan, rxNumber))}`;
}

/** One line for each order and look, whatever number of packs it lies in. */
function linesOf(changes: readonly LooksChange[]): readonly AppearanceLine[] {
  const alike = grouped(changes, ({ rxNumber, was, is }) => JSON.stringify([rxNumber, was.print.ndc, is.print.ndc]));
  return [...alike.values()].flatMap((own): readonly AppearanceLine[] => {
    const [change] = own;
    if (change === undefined) return [];
    const { rxNumber, was, is, sameDrug } = change;
    return [{ drug: drugLine(is.print), rx: `Rx ${rxNumber}`, was: sideOf(was, sameDrug), is: sideOf(is, sameDrug), statement: statementOf(change), packs: own.map(({ pack }) => packText(pack, rxNumber)).toSorted(byCodePoint) }];
  }).toSorted((a, b) => byCodePoint(a.drug.toLowerCase(), b.drug.toLowerCase()) || byCodePoint(a.rx, b.rx));
}

const periodOf = ({ days, dates }: AppearanceInput): string => `${longDate(days.from, dates)} to ${longDate(addDays(days.to, -1), dates)}`;
const placed = (residents: readonly LooksResident[]): readonly LooksResident[] =>
  residents.toSorted((a, b) => byCodePoint(a.wing, b.wing) || byCodePoint(a.resident.room, b.resident.room) || byCodePoint(a.code, b.code));
const countText = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** One sheet a wing (E21): each resident and order whose pack looks different from the last, once. */
export function buildAppearanceSheets(input: AppearanceInput): readonly AppearanceSheetModel[] {
  const byWing = grouped(placed(input.residents), ({ wing }) => wing);
  return input.wings.toSorted(byCodePoint).map((wing): AppearanceSheetModel => {
    const people = (byWing.get(wing) ?? []).map(({ resident, code, changes }) => ({
      name: printedName(resident.familyName, resident.givenName), identifiers: `DOB ${dateText(resident.dateOfBirth, input.dates)} · ${resident.room} · ${code}`, lines: linesOf(changes),
    }));
    const orders = people.reduce((sum, { lines }) => sum + lines.length, 0);
    return {
      kind: 'appearance-sheet', paper: input.paper, identity: input.identity({ wing }), facility: input.facility, wing: wing === '' ? 'No wing' : wing, pharmacy: input.pharmacy, period: periodOf(input), people,
      summary: orders === 0 ? 'No pack of this wing looks different from the last one.' : `${countText(orders, 'order')} of ${countText(people.length, 'resident')}`,
    };
  });
}

/** One page a resident (E21), by wing and room. */
export function buildAppearancePages(input: AppearanceInput): readonly AppearancePageModel[] {
  return placed(input.residents).map(({ resident, code, changes }): AppearancePageModel => {
    const lines = linesOf(changes);
    return {
      kind: 'appearance-page', paper: input.paper, identity: input.identity({ resident: code }), resident: residentHeader(resident, input.madeOn, input.dates), period: periodOf(input), lines,
      advice: `In these packs ${listText(lines.map(({ drug }) => drug))} ${lines.length === 1 ? 'looks' : 'look'} different from last time. If anything seems wrong, give nothing of it and ask the pharmacy: ${input.pharmacy}.`,
    };
  });
}
