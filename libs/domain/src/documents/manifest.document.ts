import { type Day, type Milli, byCodePoint } from '@cyclefill/domain/kernel';
import { countText, withCommas } from '@cyclefill/domain/sig';
import type { DocumentIdentity, Paper } from './document-frame.js';
import type { ManifestLine, ManifestModel, ManifestPerson, ManifestSheet } from './manifest.model.js';
import { longDate } from './print-dates.js';
import { printedName } from './resident-print.js';

/** A thing on the van. */
export interface ManifestItemInput {
  readonly code: string | null;
  /** Which card of how many; null = no card. */
  readonly number: number | null;
  readonly count: number | null;
  readonly rxNumber: string | null;
  readonly drug: string;
  readonly strength: string;
  readonly units: Milli;
  readonly isCold: boolean;
  readonly toteCode: string;
}

/** What one resident gets. */
export interface ManifestResidentInput {
  readonly code: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly items: readonly ManifestItemInput[];
}

/** What one facility gets; controlled drugs apart. */
export interface ManifestStopInput {
  readonly facility: string;
  readonly totes: readonly { readonly code: string; readonly seal: string | null; readonly wing: string | null }[];
  /** Null = of no wing: the whole facility. */
  readonly wings: readonly { readonly wing: string | null; readonly residents: readonly ManifestResidentInput[] }[];
  readonly controlled: readonly ManifestResidentInput[];
  readonly packs: number;
  readonly containers: number;
  readonly refrigerated: number;
}

/** Everything a manifest is made of; stops in the order of the print. */
export interface ManifestInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly pharmacy: { readonly name: string; readonly phone: string };
  readonly routeCode: string;
  readonly runOn: Day;
  /** `17:00` by the clock of the route. */
  readonly departure: string;
  readonly hasLeft: boolean;
  /** Why it left before its day; null = it did not. */
  readonly early: string | null;
  readonly van: string;
  readonly driver: string;
  readonly stops: readonly ManifestStopInput[];
}

const things = (count: number, one: string): string => `${withCommas(String(count))} ${one}${count === 1 ? '' : 's'}`;

function lineOf({ code, number, count, rxNumber, drug, strength, units, isCold, toteCode }: ManifestItemInput): ManifestLine {
  const card = number === null || count === null || count < 2 ? '' : `${number} of ${count}`;
  return {
    code: code ?? '', what: [drug, strength].filter(Boolean).join(' ') || 'container', detail: [rxNumber === null ? '' : `Rx ${rxNumber}`, card].filter(Boolean).join(' · '),
    units: countText(units), tote: toteCode, isCold,
  };
}

const personOf = ({ code, familyName, givenName, items }: ManifestResidentInput): ManifestPerson => ({ name: printedName(familyName, givenName), recordNumber: code, lines: items.map(lineOf) });
const itemsOf = (residents: readonly ManifestResidentInput[]): number => residents.reduce((sum, { items }) => sum + items.length, 0);

/** Totes of a sheet with what of it lies in each. */
function totesOf({ totes }: ManifestStopInput, residents: readonly ManifestResidentInput[], all: boolean): ManifestSheet['totes'] {
  const inTote = (code: string): number => residents.reduce((sum, { items }) => sum + items.filter(({ toteCode }) => toteCode === code).length, 0);
  return totes
    .filter(({ code }) => all || inTote(code) > 0)
    .map(({ code, seal, wing }) => ({ code, words: [wing ?? 'Whole facility', seal === null ? 'no seal' : `seal ${seal}`, `${things(inTote(code), 'item')} of this list`] }));
}

function sheetsOf(stop: ManifestStopInput): readonly ManifestSheet[] {
  const { facility, wings, controlled } = stop;
  const open = wings.flatMap(({ residents }) => residents);
  const title = (wing: string | null, residents: readonly ManifestResidentInput[]): string => `${wing ?? 'Whole facility'}: ${things(itemsOf(residents), 'item')} for ${things(residents.length, 'resident')}`;
  const whole: ManifestSheet = {
    isControlled: false, facility, totes: totesOf(stop, open, true),
    wings: wings.map(({ wing, residents }) => ({ title: title(wing, residents), people: residents.map(personOf) })),
    totals: [
      { label: 'totes', value: String(stop.totes.length) }, { label: 'packs', value: withCommas(String(stop.packs)) }, { label: 'containers', value: withCommas(String(stop.containers)) },
      { label: 'refrigerated', value: String(stop.refrigerated) }, { label: 'controlled', value: controlled.length === 0 ? 'none' : `${itemsOf(controlled)}, on a page of their own` },
    ],
    signatures: ['Packed by', 'Driver', 'Received by'],
  };
  if (controlled.length === 0) return [whole];
  return [whole, {
    isControlled: true, facility, totes: totesOf(stop, controlled, false), wings: [{ title: title('Controlled drugs', controlled), people: controlled.map(personOf) }],
    totals: [{ label: 'controlled', value: things(itemsOf(controlled), 'item') }, { label: 'units', value: countText(controlled.flatMap(({ items }) => items).reduce((sum, { units }) => sum + units, 0) as Milli) }],
    signatures: ['Packed by', 'Driver', 'Received and counted by', 'Second person'],
  }];
}

/** The manifest of a delivery (D84): facility, wing, resident; controlled drugs on signed pages of their own. Every item is on exactly one sheet. */
export function buildManifest(input: ManifestInput): ManifestModel {
  const { pharmacy, runOn, routeCode } = input;
  return {
    kind: 'manifest', paper: input.paper, identity: input.identity,
    pharmacy: `${pharmacy.name} ${pharmacy.phone}`.trim(),
    departure: `${longDate(runOn, input.identity.dates)} ${input.departure} · route ${routeCode}${input.hasLeft ? '' : ' · not departed yet'}${input.early === null ? '' : ` · left early: ${input.early}`}`,
    van: `Van ${input.van} · driver ${input.driver}`,
    sheets: input.stops.toSorted((a, b) => byCodePoint(a.facility, b.facility)).flatMap(sheetsOf),
  };
}
