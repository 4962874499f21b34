import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anOrderOf, checked } from '../../../../test/builders/clinical.builder.js';
import { CHECKED_ACROSS } from './clinical-alert.js';
import { findingsOfCheck } from './findings-of-check.js';
import { CLINICAL_TABLES, CLINICAL_TABLES_STAMP } from './tables/index.js';
import { DRUG_GROUPS } from './tables/drug-groups.js';

const drug = fc.constantFrom(...new Set(DRUG_GROUPS.rows.flatMap(({ members }) => members)));
const allergy = fc.tuple(drug, fc.constantFrom('rash', 'anaphylaxis', 'nausea', 'SJS', 'asthma')).map(([name, reaction]) => `${name} (${reaction})`);

describe('the checks over a resident', () => {
  it('adding an order or an allergy takes no alert away', () => {
    fc.assert(fc.property(fc.array(drug, { minLength: 1, maxLength: 8 }), fc.array(allergy, { maxLength: 3 }), drug, allergy, (drugs, allergies, another, more) => {
      const orders = drugs.map((name) => anOrderOf(name));
      const textOf = ({ kind, severity, orderId, fact }: ReturnType<typeof checked>['alerts'][number]): string => `${kind} ${severity} ${orderId} ${fact}`;
      const before = checked(orders, { allergies }).alerts.map(textOf);
      const after = new Set(checked([...orders, anOrderOf(another)], { allergies: [...allergies, more] }).alerts.map(textOf));
      expect(before.filter((text) => !after.has(text))).toEqual([]);
    }));
  });

  it('only what was found across orders and is more than passive becomes a finding; it blocks exactly where it interrupts', () => {
    fc.assert(fc.property(fc.array(drug, { maxLength: 8 }), fc.array(allergy, { maxLength: 3 }), (drugs, allergies) => {
      const check = checked(drugs.map((name) => anOrderOf(name)), { allergies });
      const findings = findingsOfCheck(check, (id) => id);
      const told = check.alerts.filter(({ kind, severity }) => (CHECKED_ACROSS as readonly string[]).includes(kind) && severity !== 'passive');
      expect(findings.map(({ severity }) => severity === 'block')).toEqual(told.map(({ severity }) => severity === 'interrupt'));
    }));
  });

  it('names each table with its version', () => {
    expect(CLINICAL_TABLES_STAMP.split(' ')).toHaveLength(CLINICAL_TABLES.length);
    expect(CLINICAL_TABLES.filter(({ source, on }) => source === '' || !/^\d{4}-\d\d-\d\d$/u.test(on))).toEqual([]);
  });
});
