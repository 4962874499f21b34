import { type Milli, ZERO, addMilli, grouped } from '@cyclefill/domain/kernel';
import { countText } from '@cyclefill/domain/sig';
import type { DocumentIdentity, Paper } from './document-frame.js';
import type { RecallLine, RecallSheetModel } from './recall-sheet.model.js';

const WHERE = { here: 'HERE', underway: 'ON THE WAY', out: 'AT THE HOME', done: 'CAME BACK' } as const;
/** Where a pack is that holds units of a recalled lot. */
type PackWhereabouts = keyof typeof WHERE;

/** Everything the sheet of a recall is made of, in the order in which it is printed. */
export interface RecallSheetInput {
  readonly paper: Paper;
  readonly identity: DocumentIdentity;
  readonly product: string;
  readonly lots: readonly string[];
  readonly source: string;
  readonly reason: string;
  /** `12/07/2026 0915, Pam Example` */
  readonly opened: string;
  /** null = it is open. */
  readonly closed: { readonly stamp: string; readonly what: string } | null;
  readonly containers: readonly { readonly code: string; readonly lot: string; readonly expires: string; readonly location: string; readonly state: string; readonly onHand: Milli }[];
  readonly packs: readonly { readonly code: string; readonly state: string; readonly whereabouts: PackWhereabouts; readonly residentCode: string; readonly facilityCode: string; readonly units: Milli }[];
  /** What was compounded with units of the lots. */
  readonly preparations: readonly { readonly code: string; readonly state: string; readonly residentCode: string; readonly facilityCode: string; readonly units: Milli }[];
  readonly kits: readonly { readonly facilityCode: string; readonly units: Milli; readonly mayHaveHad: number }[];
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function containerLine({ code, lot, expires, location, state, onHand }: RecallSheetInput['containers'][number]): RecallLine {
  const mark = onHand === ZERO ? 'EMPTY' : state === 'recalled' ? 'SET ASIDE' : 'NOT SET ASIDE';
  return { mark, code, text: `lot ${lot}, expires ${expires}, place ${location === '' ? 'not told' : location}, ${countText(onHand)} units` };
}

function packLine({ code, state, whereabouts, residentCode, units }: RecallSheetInput['packs'][number]): RecallLine {
  return { mark: WHERE[whereabouts], code, text: `resident ${residentCode}, ${countText(units)} units, ${state}` };
}

/** The sheet of a recall (R239): every container, pack, preparation and kit once, and sums that agree with them; with how it was closed, once it was. */
export function buildRecallSheet(input: RecallSheetInput): RecallSheetModel {
  const { packs, containers, preparations, kits, closed, reason } = input;
  const byFacility = [...grouped(packs, ({ facilityCode }) => facilityCode)];
  const sections = [
    { title: `In the pharmacy: ${plural(containers.length, 'container')}`, lines: containers.map(containerLine) },
    ...byFacility.map(([code, own]) => ({ title: `${code}: ${plural(own.length, 'pack')} of ${plural(new Set(own.map(({ residentCode }) => residentCode)).size, 'resident')}`, lines: own.map(packLine) })),
    { title: `Compounded: ${plural(preparations.length, 'preparation')}`, lines: preparations.map(({ code, state, residentCode, facilityCode, units }) => ({ mark: state.toUpperCase(), code, text: `${facilityCode}, resident ${residentCode}, ${countText(units)} units in it` })) },
    { title: 'Emergency kits', lines: kits.map(({ facilityCode, units, mayHaveHad }) => ({ mark: 'KIT', code: facilityCode, text: `${countText(units)} units should lie in it; ${plural(mayHaveHad, 'resident')} may have had of it` })) },
  ];
  const where = (at: PackWhereabouts): string => String(packs.filter(({ whereabouts }) => whereabouts === at).length);
  return {
    kind: 'recall-sheet', paper: input.paper, identity: input.identity, product: input.product,
    about: [`Lots ${input.lots.join(', ')}`, `Called back by ${input.source}${reason === '' ? '' : `: ${reason}`}`, `Opened ${input.opened}`],
    sections: sections.filter(({ lines }) => lines.length > 0),
    totals: [
      { label: 'units in containers', value: countText(addMilli(...containers.map(({ onHand }) => onHand))) }, { label: 'packs here', value: where('here') }, { label: 'on the way', value: where('underway') },
      { label: 'at homes', value: where('out') }, { label: 'came back', value: where('done') }, { label: 'residents', value: String(new Set([...packs, ...preparations].map(({ residentCode }) => residentCode)).size) },
      { label: 'facilities', value: String(new Set([...packs, ...preparations].map(({ facilityCode }) => facilityCode)).size) },
    ],
    closure: closed === null ? null : `Closed ${closed.stamp}: ${closed.what}`,
  };
}
