import type fc from 'fast-check';

const DEEP = process.env['CYCLEFILL_DEEP'] === '1';

/** How many cases each law is tried on: the one place that says so. `scripts/test --deep` sets CYCLEFILL_DEEP. */
export const LAW_RUNS = DEEP ? 100_000 : 1000;

/**
 * What every law is tried with, `fc.assert` in any spec: `configure-laws.ts` sets it before each spec file.
 * The gate has to answer the same for the same tree, or a failure is taken for bad luck and run again; so its cases
 * are always the same ones. New cases are searched by `--deep`, whose failures name their seed.
 */
export const LAW_PARAMETERS: fc.Parameters<unknown> = { numRuns: LAW_RUNS, ...(DEEP ? {} : { seed: 20_261_207 }) };

/** How many real errors of each class are put into packs (test/e2e/errors-are-caught), and where the random choice begins: always the same in the gate, or as CYCLEFILL_SEED says. */
export const INJECTED_OF_EACH = DEEP ? 100 : 10;
export const INJECTION_SEED = Number(process.env['CYCLEFILL_SEED'] ?? (DEEP ? Date.now() % 1_000_000 : 20_261_207));

/** For a law whose single case costs milliseconds: a tenth of the cases, which scales with `--deep` as the others do. */
export const SLOW_LAW = { numRuns: LAW_RUNS / 10 } as const;

/** How many random records are drawn and read back by other programs, word by word. */
export const RECORDS_READ_BACK = DEEP ? 10_000 : 200;

/** Dots an inch at which the symbols of papers are read: those of the coarser printers, which are the harder to read, and of all of them. */
export const SYMBOL_DPI = DEEP ? ([203, 300] as const) : ([203] as const);
