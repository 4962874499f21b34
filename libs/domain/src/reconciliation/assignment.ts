/**
 * The best one-to-one assignment: which column each row takes so that the sum of worths is greatest. `worth[row][column]` ≥ 0, and 0 = they
 * are never put together. Returns a column for each row, -1 = none. Shortest augmenting paths with potentials (Kuhn and Munkres,
 * O(n³)), on a square padded with nothing; equal sums are decided by the order of rows and columns, so callers sort them.
 */
export function assign(worth: readonly (readonly number[])[]): readonly number[] {
  const rows = worth.length;
  const size = Math.max(rows, ...worth.map((row) => row.length));
  const costOf = (row: number, column: number): number => -(worth[row - 1]?.[column - 1] ?? 0);
  const [rowPotential, columnPotential, rowOf] = [filled(size, 0), filled(size, 0), filled(size, 0)];
  for (let row = 1; row <= size; row += 1) {
    const way = augment({ row, size, costOf, rowPotential, columnPotential, rowOf });
    let column = way.end;
    while (column !== 0) {
      const before = way.from[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const taken: number[] = worth.map(() => -1);
  for (let column = 1; column <= size; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if ((worth[row]?.[column - 1] ?? 0) > 0) taken[row] = column - 1;
  }
  return taken;
}

const filled = (size: number, value: number): number[] => Array.from({ length: size + 1 }, () => value);

interface Search {
  readonly row: number;
  readonly size: number;
  readonly costOf: (row: number, column: number) => number;
  readonly rowPotential: number[];
  readonly columnPotential: number[];
  readonly rowOf: number[];
}

/** The cheapest way from one more row to a column that is free; moves the potentials so that no reduced cost falls below zero. */
function augment({ row, size, costOf, rowPotential, columnPotential, rowOf }: Search): { readonly end: number; readonly from: readonly number[] } {
  const [least, from, seen] = [filled(size, Infinity), filled(size, 0), filled(size, 0)];
  rowOf[0] = row;
  let column = 0;
  while (rowOf[column] !== 0) {
    seen[column] = 1;
    const at = rowOf[column] ?? 0;
    let [delta, next] = [Infinity, 0];
    for (let other = 1; other <= size; other += 1) {
      if (seen[other] === 1) continue;
      const reduced = costOf(at, other) - (rowPotential[at] ?? 0) - (columnPotential[other] ?? 0);
      if (reduced < (least[other] ?? 0)) [least[other], from[other]] = [reduced, column];
      if ((least[other] ?? 0) < delta) [delta, next] = [least[other] ?? 0, other];
    }
    for (let other = 0; other <= size; other += 1) {
      if (seen[other] === 1) {
        rowPotential[rowOf[other] ?? 0] = (rowPotential[rowOf[other] ?? 0] ?? 0) + delta;
        columnPotential[other] = (columnPotential[other] ?? 0) - delta;
      } else least[other] = (least[other] ?? 0) - delta;
    }
    column = next;
  }
  return { end: column, from };
}
