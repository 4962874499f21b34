import fc from 'fast-check';

/** How many cases each law is tried on: the one place that says so. `scripts/test --deep` sets CYCLEFILL_DEEP. */
export const LAW_RUNS = process.env['CYCLEFILL_DEEP'] === '1' ? 100_000 : 1000;

/** Tries a law of the engine on {@link LAW_RUNS} generated cases. */
export function assertLaw<Ts>(property: fc.IProperty<Ts>): void {
  fc.assert(property, { numRuns: LAW_RUNS });
}
