import { describe, expect, it } from '@jest/globals';
import { censusChecks } from '../../support/shared-census/census-checks.js';
import { cell, readSharedCensus } from '../../support/shared-census/shared-census.js';

const census = readSharedCensus();

/** The planted problems and what finds each. */
const PLANTED: Readonly<Record<string, readonly string[]>> = { duplicate_therapy: ['DUPLICATE_CLASS', 'DUPLICATE'], interaction: ['DDI'], do_not_crush: ['DO_NOT_CRUSH'] };
const MOST_INTERRUPTING_PER_100 = 5;

if (census === null) {
  // Written past the reporter: a run without the data must look different from a run that proved something.
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the clinical checks of the census were NOT checked ✕✕✕\n\n');
  describe('clinical checks of the shared census', () => {
    it('SKIPPED: ../shared/data is not here', () => {
      expect(census).toBeNull();
    });
  });
} else {
  describe('clinical checks of the shared census', () => {
    const alerts = censusChecks(census).flatMap(({ check }) => check.alerts);

    it.each([['duplicate_therapy', 4], ['interaction', 3], ['do_not_crush', 17]])('finds every planted %s, %i of them, more than passively', (type, count) => {
      const found = new Set(alerts.filter(({ kind, severity }) => severity !== 'passive' && PLANTED[type]?.includes(kind)).flatMap(({ orderId, otherOrderId }) => [orderId, otherOrderId]));
      const planted = census.seededIssues.filter((row) => cell(row, 'issue_type') === type).map((row) => cell(row, 'rx_number'));
      expect(planted).toHaveLength(count);
      expect(planted.filter((rxNumber) => !found.has(rxNumber))).toEqual([]);
    });

    it(`interrupts at most ${MOST_INTERRUPTING_PER_100} times in 100 orders`, () => {
      const count = (severity: string): number => alerts.filter((alert) => alert.severity === severity).length;
      const per100 = (100 * count('interrupt')) / census.orders.length;
      process.stderr.write(`alert burden, ${census.orders.length} orders: ${count('interrupt')} interrupt (${per100.toFixed(2)} in 100), ${count('warn')} warn, ${count('passive')} passive\n`);
      expect(per100).toBeLessThanOrEqual(MOST_INTERRUPTING_PER_100);
    });
  });
}
