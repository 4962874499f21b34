import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type ProductComparison, compareIdentities, productIdentity } from '@cyclefill/domain/product';
import { readCatalogue } from '@cyclefill/interop/catalogue';
import { comparableOf } from '../../support/comparable-product.js';

const FILE = resolve(import.meta.dirname, '../../../../shared/data/catalogue/ltc_catalogue.csv');

type Row = Readonly<Record<string, string>>;

/** The columns of a row that say what the drug is, each spelled in one way. */
interface Columns {
  readonly concept: string;
  readonly ingredient: string;
  readonly name: string;
  readonly strength: string;
  readonly release: string;
  readonly form: string;
}

interface Known {
  readonly row: Row;
  readonly columns: Columns;
  readonly side: Parameters<typeof compareIdentities>[0];
}

const column = (row: Row, name: string): string => row[name] ?? '';

/** By brute force: what is in brackets says the same again, grams and micrograms are milligrams, a syrup is measured by the mL. */
function strengthOf(row: Row): string {
  const plain = column(row, 'strength').replace(/ \(.*\)/u, '').replaceAll(',', '');
  const inMilligrams = plain.replace(/([\d.]+) (mcg|g)\b/gu, (_, figure: string, unit: string) => `${Number((Number(figure) * (unit === 'g' ? 1000 : 0.001)).toFixed(7))} mg`);
  const [, figure, unit, millilitres] = column(row, 'category') === 'oral_liquid' ? (/^([\d.]+) (\w+)\/([\d.]+) mL$/u.exec(inMilligrams) ?? []) : [];
  return figure === undefined ? inMilligrams : `${Number(figure) / Number(millilitres)} ${unit}/mL`;
}

function columnsOf(row: Row): Columns {
  const [form, release] = [column(row, 'dosage_form').replace(/^(Extended|Delayed) Release /u, ''), /^(Extended|Delayed) Release /u.exec(column(row, 'dosage_form'))?.[1] ?? ''];
  return {
    concept: column(row, 'rxcui'), ingredient: column(row, 'ingredient_rxcui'), name: column(row, 'display_name').replace(/ (ER|DR)$/u, ''), strength: strengthOf(row), release,
    form: `${form} ${column(row, 'route')}`,
  };
}

function readKnown(): readonly Known[] {
  const content = readFileSync(FILE);
  const rows: readonly Row[] = parse(content, { columns: true });
  const byNdc = new Map(rows.map((row) => [row['ndc11'], row]));
  return readCatalogue([{ name: 'ltc_catalogue.csv', content }]).products.map((read) => {
    const product = comparableOf(read);
    const row = byNdc.get(product.ndc11) ?? {};
    return { row, columns: columnsOf(row), side: { product, identity: productIdentity(product) } };
  });
}

/** The columns' own answer, field by field, without a word of the code under test. */
function byColumns(a: Columns, b: Columns): readonly string[] {
  const found: string[] = [];
  if (a.ingredient !== b.ingredient) found.push('ingredient');
  else if (a.name !== b.name) found.push('salt');
  if (a.strength !== b.strength) found.push('strength');
  if (a.release !== b.release || (a.release === 'Extended' && a.concept !== b.concept)) found.push('release');
  if (a.form !== b.form) found.push('form');
  return found;
}

const clinical = ({ differs }: ProductComparison): readonly string[] => differs.filter((difference) => difference !== 'maker' && difference !== 'appearance');

if (!existsSync(FILE)) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the pairs of the catalogue were NOT compared ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(existsSync(FILE)).toBe(false));
} else {
  describe('every pair of the real catalogue', () => {
    const known = readKnown();
    /** One of each drug, strength, form, release and concept: what maker and look cannot change. */
    const kinds = [...new Map(known.map((one) => [JSON.stringify(one.columns), one])).values()];

    it('has 5,096 products', () => expect(known).toHaveLength(5096));

    it('of different drug, strength, form or release is told apart as its columns say', () => {
      const wrong: string[] = [];
      kinds.forEach((a, index) => {
        for (const b of kinds.slice(index)) {
          const [ours, theirs] = [clinical(compareIdentities(a.side, b.side)).join(), byColumns(a.columns, b.columns).join()];
          if (ours !== theirs) wrong.push(`${JSON.stringify(a.columns)} ${JSON.stringify(b.columns)}: ${ours}, by columns ${theirs}`);
        }
      });
      expect(wrong.slice(0, 20)).toEqual([]);
      expect(kinds.length).toBeGreaterThan(1400);
    });

    it('of one drug, strength and form differs in maker and look alone', () => {
      const makers = Map.groupBy(known, ({ columns }) => JSON.stringify(columns));
      const wrong: string[] = [];
      for (const group of makers.values()) {
        for (const a of group) {
          for (const b of group) {
            const { same, differs } = compareIdentities(a.side, b.side);
            if (!same || differs.includes('maker') === (column(a.row, 'product_ndc') === column(b.row, 'product_ndc'))) wrong.push(`${a.side.product.ndc11} ${b.side.product.ndc11}: ${differs.join()}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    });

    it.each([
      ['metoprolol tartrate', '100 mg', 'metoprolol succinate ER', '100 mg', 'salt'], ['bupropion', '100 mg', 'bupropion ER', '100 mg', 'release'],
      ['levothyroxine sodium', '88 mcg', 'levothyroxine sodium', '112 mcg', 'strength'], ['aspirin', '325 mg', 'aspirin DR', '325 mg', 'release'],
      ['valproic acid', '250 mg', 'divalproex sodium DR', '250 mg', 'salt'], ['amlodipine besylate', '5 mg', 'amlodipine-benazepril', '5 mg; 10 mg', 'ingredient'],
    ])('%s %s is never %s %s: %s', (name, strength, otherName, otherStrength, difference) => {
      const of = (wanted: string, amount: string): readonly Known[] => known.filter(({ row }) => column(row, 'display_name') === wanted && column(row, 'strength') === amount);
      const [some, others] = [of(name, strength), of(otherName, otherStrength)];
      expect(some.length * others.length).toBeGreaterThan(0);
      for (const a of some) for (const b of others) expect(compareIdentities(a.side, b.side).differs).toContain(difference);
    });

    it('bupropion 150 mg of 12 hours is never that of 24, though the catalogue calls both ER', () => {
      const of = (rxcui: string): readonly Known[] => known.filter(({ row }) => column(row, 'rxcui') === rxcui);
      for (const a of of('993518')) for (const b of of('993541')) expect(compareIdentities(a.side, b.side)).toMatchObject({ same: false, code: 'FORM' });
      expect(of('993518').length * of('993541').length).toBeGreaterThan(0);
    });
  });
}
