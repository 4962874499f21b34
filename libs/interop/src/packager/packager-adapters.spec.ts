import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LocalMinute, type Milli, atMinute, day } from '@cyclefill/domain/kernel';
import { parse } from 'csv-parse/sync';
import { PACKAGER_ADAPTERS } from './packager-adapters.js';
import type { PackagerDose, PackagerPlan } from './packager-plan.js';

const A_DOSE: PackagerDose = {
  facility: 'Sample Home', wing: 'South', room: '207', resident: { code: 'R1', family: 'Sample', given: 'Ann', born: '1938-03-14' }, packCode: 'K-0000001-6', cell: 1, rxNumber: 'RX1',
  ndc11: '00378003201', drug: 'metoprolol tartrate', strength: '50 mg', form: 'tablet', description: 'white tablet', directions: 'Give 1 tablet by mouth twice a day.', warnings: ['Keep dry.', 'With food.'],
  at: atMinute(day('2026-12-07'), 480), slot: 'MORNING', dose: 1000 as Milli, regimenVersion: 'v1',
};
/** Doses on days from the first of a window on, at these minutes. */
const given = (days: readonly number[], minutes: readonly number[], more: Partial<PackagerDose> = {}): readonly PackagerDose[] =>
  days.flatMap((offset) => minutes.map((minute) => ({ ...A_DOSE, ...more, at: (atMinute(day('2026-12-07'), minute) + offset * 1440) as LocalMinute })));
const plan = (...doses: readonly PackagerDose[]): PackagerPlan => ({ batchId: 'B1', doses });
const linesOf = (of: PackagerPlan): readonly string[] => (PACKAGER_ADAPTERS.pipe.render(of)[0]?.content ?? '').split('\r\n').filter(Boolean);

describe('the neutral export', () => {
  it('has one row a dose, in the columns of its contract', () => {
    const [file] = PACKAGER_ADAPTERS.csv.render(plan(...given([0], [480, 1200])));
    expect(file?.content).toBe([
      'batch_id,facility,wing,room,resident_id,family,given,dob,pack_id,cell,rx_no,ndc11,drug,strength,form,description,sig_words,dose_date,dose_time,slot,qty_thousandths,seq,prn,warnings,regimen_version',
      'B1,Sample Home,South,207,R1,Sample,Ann,1938-03-14,K-0000001-6,1,RX1,00378003201,metoprolol tartrate,50 mg,tablet,white tablet,Give 1 tablet by mouth twice a day.,2026-12-07,0800,MORNING,1000,1,0,Keep dry. With food.,v1',
      'B1,Sample Home,South,207,R1,Sample,Ann,1938-03-14,K-0000001-6,1,RX1,00378003201,metoprolol tartrate,50 mg,tablet,white tablet,Give 1 tablet by mouth twice a day.,2026-12-07,2000,MORNING,1000,2,0,Keep dry. With food.,v1',
      '',
    ].join('\n'));
  });

  it('says the same in CSV and in JSON, whatever the texts hold', () => {
    const text = fc.string({ maxLength: 20 }).filter((one) => !/^['=+\-@\t\r\n]|^\s|\s$/.test(one));
    fc.assert(fc.property(fc.array(fc.record({ drug: text, directions: text, cell: fc.nat({ max: 40 }), dose: fc.integer({ min: 1, max: 9000 }).map((one) => one as Milli) }), { minLength: 1, maxLength: 20 }), (some) => {
      const of = plan(...some.map((one) => ({ ...A_DOSE, ...one })));
      const rows: readonly Readonly<Record<string, string>>[] = parse(PACKAGER_ADAPTERS.csv.render(of)[0]?.content ?? '', { columns: true });
      const { doses } = JSON.parse(PACKAGER_ADAPTERS.json.render(of)[0]?.content ?? '') as { readonly doses: readonly Readonly<Record<string, string | number>>[] };
      expect(rows.map(({ drug, sig_words: words, qty_thousandths: units }) => [drug, words, Number(units)])).toEqual(doses.map(({ drug, sig_words: words, qty_thousandths: units }) => [drug, words, units]));
      expect(doses.map(({ qty_thousandths: units }) => units)).toEqual(some.map(({ dose }) => dose));
    }));
  });
});

describe('the pipe text', () => {
  it('has one line a drug while its days are alike', () => {
    expect(linesOf(plan(...given([0, 1, 2, 3, 4, 5, 6], [480, 1200])))).toEqual([
      'Ann|Sample|19380314|R1|00378003201|metoprolol tartrate 50 mg tablet|white tablet|Give 1 tablet by mouth twice a day.|Keep dry.|With food.|0800;2000|1;1|7|RX1|20261207|Everyday|14',
    ]);
  });

  it('begins a line where a day is skipped or another', () => {
    const lines = linesOf(plan(...given([0, 1, 4], [480]), ...given([5], [480], { dose: 500 as Milli })));
    expect(lines.map((line) => line.split('|').slice(10))).toEqual([
      ['0800', '1', '2', 'RX1', '20261207', 'Everyday', '2'], ['0800', '1', '1', 'RX1', '20261211', 'Everyday', '1'], ['0800', '0.5', '1', 'RX1', '20261212', 'Everyday', '0.5'],
    ]);
  });

  it('keeps 17 fields and every unit, whatever the texts hold', () => {
    fc.assert(fc.property(fc.string(), fc.uniqueArray(fc.nat({ max: 20 }), { minLength: 1 }), fc.uniqueArray(fc.nat({ max: 1439 }), { minLength: 1, maxLength: 4 }), fc.constantFrom(500, 1000, 1500), (directions, days, minutes, dose) => {
      const lines = linesOf(plan(...given(days, minutes, { directions, dose: dose as Milli }))).map((line) => line.split('|'));
      expect(lines.every((fields) => fields.length === 17)).toBe(true);
      expect(lines.reduce((sum, fields) => sum + Number(fields[16]) * 1000, 0)).toBe(days.length * minutes.length * dose);
    }));
  });

  it('refuses what the machine cannot do, prescription by prescription', () => {
    const of = plan(...given([0], [0, 300, 600, 900, 1200]), ...given([0], [480], { rxNumber: 'RX2', dose: 250 as Milli }), ...given([0], [480], { rxNumber: 'RX3' }));
    expect(PACKAGER_ADAPTERS.pipe.validate(of)).toEqual([
      { code: 'too_many_times', rxNumber: 'RX1', sentence: 'Given more than 4 times a day: this machine has 4 slots.' },
      { code: 'part_of_unit', rxNumber: 'RX2', sentence: 'A dose is not made of whole and half units: this machine gives no other parts.' },
    ]);
  });
});

describe('every adapter', () => {
  it.each(Object.entries(PACKAGER_ADAPTERS))('%s refuses an empty plan, and reads what the machine writes back', (_, adapter) => {
    expect(adapter.validate(plan())).toEqual([{ code: 'nothing_to_pack', rxNumber: null, sentence: 'No pack of this batch holds a dose.' }]);
    expect(adapter.validate(plan(A_DOSE))).toEqual([]);
    expect(adapter.acknowledge('OK\r\n')).toEqual({ accepted: true, text: '' });
    expect(adapter.acknowledge('ERROR: canister 7 empty\nmore')).toEqual({ accepted: false, text: 'canister 7 empty' });
    expect(adapter.acknowledge('OKAY')).toBeNull();
    expect(adapter.acknowledge('')).toBeNull();
  });
});
