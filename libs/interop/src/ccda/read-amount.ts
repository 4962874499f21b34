import type { CcdaAmount, CcdaMaximum } from './ccda-list.js';
import { at, attribute } from './find.js';
import type { XmlElement } from './xml-element.js';

/** A positive decimal as XML writes it, without an exponent. */
const DECIMAL = /^(?:\d+(?:\.\d+)?|\.\d+)$/u;

/** An amount (PQ) or a range (IVL_PQ) as written; null = none is said; `unclear` = something is said that cannot be told. */
export function readAmount(element: XmlElement | null): CcdaAmount | null | 'unclear' {
  if (element === null) return null;
  const [low, high] = [at(element, 'low'), at(element, 'high')];
  if (low === null && high === null) return exact(element);
  if (attribute(element, 'value') !== null || at(element, 'center') !== null || at(element, 'width') !== null) return 'unclear';
  if ([low, high].some((end) => end !== null && attribute(end, 'inclusive') === 'false')) return 'unclear';
  const ends = [endOf(low), endOf(high)] as const;
  if (ends.includes('unclear')) return 'unclear';
  const [from, to] = ends.map((end) => (end === 'unclear' ? null : end));
  if (from === null && to === null) return null;
  const units = new Set([from, to].filter((end) => end !== null && end !== undefined).map(({ unit }) => unit));
  if (units.size !== 1) return 'unclear';
  return { low: from?.value ?? null, high: to?.value ?? null, unit: [...units][0] ?? null };
}

function exact(element: XmlElement): CcdaAmount | null | 'unclear' {
  if (at(element, 'center') !== null || at(element, 'width') !== null) return 'unclear';
  const end = endOf(element);
  if (end === null && element.children.length > 0) return 'unclear';
  return end === null || end === 'unclear' ? end : { low: end.value, high: end.value, unit: end.unit };
}

function endOf(element: XmlElement | null): { readonly value: string; readonly unit: string | null } | null | 'unclear' {
  const value = attribute(element, 'value');
  if (value === null) return null;
  const unit = attribute(element, 'unit');
  return DECIMAL.test(value) ? { value, unit: unit === '1' ? null : unit } : 'unclear';
}

/** `1-2 mg`, `at least 4 h`. */
export function amountText({ low, high, unit }: CcdaAmount): string {
  const figure = low === high ? low : low === null ? `at most ${high}` : high === null ? `at least ${low}` : `${low}-${high}`;
  return unit === null ? `${figure}` : `${figure} ${unit}`;
}

/** The most in a time (RTO). */
export function readMaximum(element: XmlElement | null): CcdaMaximum | null | 'unclear' {
  const [top, bottom] = [readAmount(at(element, 'numerator')), readAmount(at(element, 'denominator'))];
  if (top === null && bottom === null) return null;
  if (top === null || bottom === null || top === 'unclear' || bottom === 'unclear') return 'unclear';
  return { most: top, within: bottom };
}
