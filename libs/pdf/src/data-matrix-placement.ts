/** Row and column of each bit of a codeword from its last one's, most significant first (ISO/IEC 16022 annex F). */
const UTAH = [[-2, -2], [-2, -1], [-1, -2], [-1, -1], [-1, 0], [0, -2], [0, -1], [0, 0]] as const;

type Bits = readonly (readonly [number, number])[];

/** The four codewords that lie about the corners; negative places count from the far side. */
const CORNERS: readonly Bits[] = [
  [[-1, 0], [-1, 1], [-1, 2], [0, -2], [0, -1], [1, -1], [2, -1], [3, -1]],
  [[-3, 0], [-2, 0], [-1, 0], [0, -4], [0, -3], [0, -2], [0, -1], [1, -1]],
  [[-3, 0], [-2, 0], [-1, 0], [0, -2], [0, -1], [1, -1], [2, -1], [3, -1]],
  [[-1, 0], [-1, -1], [0, -3], [0, -2], [0, -1], [1, -3], [1, -2], [1, -1]],
];

/** Places codewords into a square of `side` modules without its finder pattern; 1 = dark, by row. */
export function placeCodewords(bytes: Uint8Array, side: number): Uint8Array {
  const placement = new Placement(bytes, side);
  let [row, column] = [4, 0];
  do {
    placement.corner(row, column);
    for (; row >= 0 && column < side; row -= 2, column += 2) if (row < side && column >= 0) placement.utah(row, column);
    row += 1;
    column += 3;
    for (; row < side && column >= 0; row += 2, column -= 2) if (row >= 0 && column < side) placement.utah(row, column);
    row += 3;
    column += 1;
  } while (row < side || column < side);
  return placement.finished();
}

class Placement {
  private readonly modules: Int8Array;
  private next = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly side: number,
  ) {
    this.modules = new Int8Array(side * side).fill(-1);
  }

  corner(row: number, column: number): void {
    const { side } = this;
    const corner = row === side && column === 0 ? 0
      : row === side - 2 && column === 0 && side % 4 !== 0 ? 1
      : row === side - 2 && column === 0 && side % 8 === 4 ? 2
      : row === side + 4 && column === 2 && side % 8 === 0 ? 3 : null;
    if (corner === null) return;
    this.place((CORNERS[corner] ?? []).map(([y, x]) => [(y + side) % side, (x + side) % side]));
  }

  /** A codeword whose last bit lies here, unless another already does. */
  utah(row: number, column: number): void {
    if (this.modules[row * this.side + column] !== -1) return;
    this.place(UTAH.map(([down, right]) => this.wrapped(row + down, column + right)));
  }

  /** The two by two modules that some sizes leave over in the last corner. */
  finished(): Uint8Array {
    const { modules, side } = this;
    if (modules[side * side - 1] === -1) for (const [index, dark] of [[side * side - 1, 1], [side * (side - 1) - 2, 1], [side * side - 2, 0], [side * (side - 1) - 1, 0]] as const) modules[index] = dark;
    return Uint8Array.from(modules);
  }

  private place(bits: Bits): void {
    const byte = this.bytes[this.next] ?? 0;
    this.next += 1;
    bits.forEach(([row, column], bit) => {
      this.modules[row * this.side + column] = (byte >> (7 - bit)) & 1;
    });
  }

  /** What hangs over an edge goes on at the other side. */
  private wrapped(row: number, column: number): readonly [number, number] {
    const { side } = this;
    const [y, x] = row < 0 ? [row + side, column + 4 - ((side + 4) % 8)] : [row, column];
    return x < 0 ? [y + 4 - ((side + 4) % 8), x + side] : [y, x];
  }
}
