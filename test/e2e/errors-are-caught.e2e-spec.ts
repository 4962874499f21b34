import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SeededRandom } from '@cyclefill/sample';
import { INJECTIONS, type Injection } from '../support/injected-errors/error-catalogue.js';
import { type Outcome, type RandomErrors, randomErrors } from '../support/injected-errors/random-errors.js';
import { type WorkingPharmacy, workingPharmacy } from '../support/injected-errors/working-pharmacy.js';
import { INJECTED_OF_EACH, INJECTION_SEED } from '../support/law-runs.js';

jest.setTimeout(3_600_000);

const STATIONS = ['bench', 'seal', 'check', 'tote', 'van', 'receipt', 'nobody'] as const;

/** Class by station, for people. */
function table(outcomes: readonly Outcome[]): string {
  const row = (title: string, own: readonly Outcome[]): string =>
    `${title.padEnd(18)}${STATIONS.map((station) => String(own.filter(({ caught }) => (caught?.station ?? 'nobody') === station).length).padStart(9)).join('')}`;
  return [`${''.padEnd(18)}${STATIONS.map((station) => station.padStart(9)).join('')}`, ...INJECTIONS.map((of) => row(of, outcomes.filter((one) => one.of === of))), row('all', outcomes)].join('\n');
}

describe(`real errors, put in at random (CYCLEFILL_SEED=${INJECTION_SEED})`, () => {
  let pharmacy: WorkingPharmacy;
  let errors: RandomErrors;
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    pharmacy = await workingPharmacy(INJECTED_OF_EACH * 13);
    errors = randomErrors(pharmacy, new SeededRandom(INJECTION_SEED, 0, 0));
  });
  afterAll(async () => {
    await pharmacy.desk.close();
  });

  it('a pack with no error in it reaches the nurse, and nobody is told of any', async () => {
    for (let round = 0; round < INJECTED_OF_EACH / 5; round += 1) expect(await errors.none()).toEqual({ caught: null, logged: [] });
  });

  it.each(INJECTIONS)('of kind %s are all caught before the nurse gives it, by a station that says so, and are in the log', async (of: Injection) => {
    for (let round = 0; round < INJECTED_OF_EACH; round += 1) {
      const outcome = await errors.put(of);
      outcomes.push(outcome);
      const { what, caught, toldBy, logged, wanted } = outcome;
      expect({ what, code: toldBy.find((code) => code === caught?.code) }).toEqual({ what, code: caught?.code ?? 'nobody caught it' });
      expect({ what, caught, logged }).toEqual({ what, caught, logged: wanted === null ? logged : expect.arrayContaining([{ class: wanted, station: caught?.station }]) });
    }
  });

  it('are caught where the table says', () => {
    process.stdout.write(`\n${table(outcomes)}\n`);
    expect([outcomes.length, outcomes.filter(({ caught }) => caught === null)]).toEqual([INJECTED_OF_EACH * INJECTIONS.length, []]);
  });
});
