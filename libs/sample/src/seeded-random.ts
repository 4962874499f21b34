/** A small fast generator (sfc32) seeded by whole numbers; the same seed gives the same sequence on every machine. */
export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream: number, part: number) {
    this.a = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
    this.b = Math.imul(stream + 0x7f4a7c15, 0xc2b2ae35) | 0;
    this.c = Math.imul(part + 0x165667b1, 0x27d4eb2f) | 0;
    // Neighbouring seeds start out alike; a few rounds pull them apart.
    for (let round = 0; round < 15; round += 1) this.next();
  }

  /** At least 0, below 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items.map((item) => ({ item, order: this.next() })).toSorted((x, y) => x.order - y.order).map(({ item }) => item);
  }
}
