import type { DosePreview } from '@cyclefill/features/order';

/** The orders that are given at other times, each with its first such dose. */
export function retimedText({ from, to, orders }: DosePreview, done: string): string {
  const rows = orders.map(({ rxNumber, drug, retimed, dropped, added }) => {
    const [first] = retimed;
    const moved = first === undefined ? '' : `  ${retimed.length} doses re-timed, the first from ${first.from} to ${first.to}`;
    return `${rxNumber}  ${drug}${moved}${dropped.length + added.length === 0 ? '' : `  ${dropped.length} dropped, ${added.length} added`}`;
  });
  return [`${orders.length} orders from ${from} to ${to}`, ...rows, done].join('\n');
}
