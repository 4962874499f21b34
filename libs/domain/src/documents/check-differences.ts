import { type LocalMinute, type Milli, addMilli } from '@cyclefill/domain/kernel';
import { countText, drugName, formatStrength, plainDirections } from '@cyclefill/domain/sig';
import type { CheckDifference } from './check-sheet.model.js';
import { hoursText } from './hours-text.js';

/** One side of a comparison of two packs. */
export interface ComparedOrder {
  readonly rxNumber: string;
  /** As in the catalogue. */
  readonly drug: string;
  readonly strength: string;
  readonly ndc: string;
  readonly looks: string;
  readonly directions: string;
  readonly doses: readonly { readonly at: LocalMinute; readonly dose: Milli }[];
}

type Field = 'product' | 'directions' | 'times' | 'dose' | 'maker';

/** A line of the comparison with the last pack of the kind that was let go; null = it was, or is, not in the pack. */
export interface ComparedLine {
  readonly kind: 'added' | 'removed' | 'changed' | 'same';
  readonly fields: readonly Field[];
  readonly from: ComparedOrder | null;
  readonly to: ComparedOrder | null;
}

const MARKS = { added: 'NEW', changed: 'CHANGED', removed: 'TAKEN OUT' } as const;
const WORDS: Readonly<Record<Field, string>> = { product: 'Product', directions: 'Directions', times: 'Hours', dose: 'Dose', maker: 'Maker' };

const named = ({ drug, strength }: ComparedOrder): string => [drugName(drug), formatStrength(strength)].filter(Boolean).join(' ');
const looksOf = ({ looks }: ComparedOrder): string => (looks.trim() === '' ? 'look not recorded' : looks.trim().toLowerCase());

const SAID: Readonly<Record<Field, (order: ComparedOrder) => string>> = {
  product: (order) => `${named(order)}, NDC ${order.ndc}, ${looksOf(order)}`,
  directions: ({ directions }) => plainDirections(directions),
  times: ({ doses }) => hoursText(doses),
  dose: ({ doses }) => hoursText(doses),
  maker: (order) => `NDC ${order.ndc}, ${looksOf(order)}`,
};

function changesOf({ fields, from, to }: ComparedLine): CheckDifference['changes'] {
  if (from === null || to === null) return [];
  // Hours and amounts are told in one breath, and another product is another maker's.
  const told = fields.filter((field) => (field !== 'dose' || !fields.includes('times')) && (field !== 'maker' || !fields.includes('product')));
  return told.map((field) => ({ what: WORDS[field], from: SAID[field](from), to: SAID[field](to) }));
}

/** What differs, in the order of the comparison: what is gone, what is new, what is another. */
export function checkDifferences(lines: readonly ComparedLine[]): readonly CheckDifference[] {
  return lines.flatMap((line): readonly CheckDifference[] => {
    const order = line.to ?? line.from;
    if (line.kind === 'same' || order === null) return [];
    const units = countText(addMilli(...order.doses.map(({ dose }) => dose)));
    const gone = line.to === null;
    return [{
      mark: MARKS[line.kind], drug: gone ? named(order) : `${named(order)}: ${hoursText(order.doses)}`, changes: changesOf(line),
      expect: gone ? `Rx ${order.rxNumber}, ${looksOf(order)}. None of it may be in this pack.` : `Rx ${order.rxNumber}, ${looksOf(order)}. Expect ${units} in all.`,
    }];
  });
}
