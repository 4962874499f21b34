import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DirectoryProduct, type ScannedCode, gs1Message, gtin14OfNdc, identifierMake, parseNdc, productsOf, readBracketed, readElements, readScan, splitSymbol, toNdc10, toNdc11, toNdc12 } from '@cyclefill/domain/identification';
import { day } from '@cyclefill/domain/kernel';
import { type SharedBarcodes, readSharedBarcodes } from '../../support/shared-barcodes.js';

const TODAY = day('2026-11-22');
const GS = '\u001D';

/** `barcode raw 3 | …`: the rows of docs/differences.md by vector, with what they say of it. */
function listedDifferences(): ReadonlyMap<string, string> {
  const text = readFileSync(resolve(import.meta.dirname, '../../../docs/differences.md'), 'utf8');
  return new Map([...text.matchAll(/^\| barcode ((?:bracketed|raw|scan|ndc) \d+) \| (.+) \|$/gm)].map(([, name = '', said = '']) => [name, said]));
}

/** Element strings with `^` for FNC1, which must be in first position. */
function messageOf(bracketed: string): string | null {
  const reading = readBracketed(bracketed, TODAY);
  return 'problem' in reading ? null : `^${gs1Message(reading.elements).replaceAll(GS, '^')}`;
}

const isMessage = (data: string): boolean => data.startsWith('^') && !('problem' in readElements(data.slice(1).replaceAll('^', GS), TODAY));

const SYMBOLOGY: Readonly<Record<string, string>> = { DM: 'data_matrix', QR: 'qr', DotCode: 'dot_code', GS1_128_CCA: 'gs1_128', EAN13: 'ean_13', EAN8: 'ean_8' };

/** What the engine writes of a symbol's content: FNC1 is `^`, and the character itself has one backslash more than it had. */
function contentOf(scan: string): { readonly symbology: string; readonly data: string } | null {
  const symbol = splitSymbol(scan);
  if (symbol === null) return null;
  return { symbology: symbol.symbology, data: symbol.gs1 ? `^${symbol.data}` : symbol.data.replace(/^(\\*)\^/, '$1\\^') };
}

/** A symbol whose content is not sound is not read as anything; a plain text is no code of a maker, but is a sound content. */
function isSound(scan: string, read: ScannedCode): boolean {
  const symbol = splitSymbol(scan);
  if (symbol === null || read.kind !== 'unknown') return symbol !== null;
  return !symbol.gs1 && !symbol.symbology.startsWith('ean') && !/^https?:/i.test(symbol.data);
}

function differencesOf({ bracketed, raw, scans, ndcs }: SharedBarcodes): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const told = (name: string, same: boolean, said: () => string): void => { if (!same) found.set(name, said()); };
  bracketed.forEach((vector, row) => {
    const ours = messageOf(vector.bracketed);
    told(`bracketed ${row}`, ours === (vector.ok ? vector.unbracketed : null), () => `ours ${ours}`);
  });
  raw.forEach((vector, row) => told(`raw ${row}`, isMessage(vector.data) === vector.ok, () => `ours ${isMessage(vector.data)}`));
  scans.forEach((vector, row) => {
    const read = readScan(vector.scan.startsWith(']Q1') || vector.scan.startsWith(']d1') || vector.scan.startsWith(']J0') ? vector.scan : vector.scan.replaceAll('^', GS), TODAY);
    const content = contentOf(vector.scan);
    const same = isSound(vector.scan, read) === vector.ok && (!vector.ok || (content?.symbology === SYMBOLOGY[vector.symbology] && content?.data === vector.data));
    told(`scan ${row}`, same, () => `ours ${JSON.stringify(content)} ${read.kind}`);
  });
  ndcs.forEach((vector, row) => told(`ndc ${row}`, JSON.stringify(formsOf(vector['ndc_hyphenated'] ?? '')) === JSON.stringify(expectedForms(vector)), () => JSON.stringify(formsOf(vector['ndc_hyphenated'] ?? ''))));
  return found;
}

type Forms = Readonly<Record<'ndc10' | 'ndc11' | 'ndc12' | 'upc' | 'gtin0' | 'gtin3', string>>;

function formsOf(hyphenated: string): Forms | null {
  const ndc = parseNdc(hyphenated);
  if (ndc === null) return null;
  const [gtin0, gtin3] = [gtin14OfNdc(ndc) ?? '', gtin14OfNdc(ndc, 3) ?? ''];
  return { ndc10: toNdc10(ndc) ?? '', ndc11: toNdc11(ndc) ?? '', ndc12: toNdc12(ndc), upc: gtin0.slice(2), gtin0, gtin3 };
}

function expectedForms(vector: Readonly<Record<string, string>>): Forms {
  const of = (column: string): string => vector[column] ?? '';
  return { ndc10: of('ndc10'), ndc11: of('ndc11_plain'), ndc12: of('ndc12_6-4-2_padded').replaceAll('-', ''), upc: of('upc_a'), gtin0: of('gtin14_indicator0'), gtin3: of('gtin14_indicator3') };
}

const shared = readSharedBarcodes();

if (shared === null) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the barcode vectors were NOT checked ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(shared).toBeNull());
} else {
  describe('the barcode vectors', () => {
    it('are all there: 27 bracketed, 79 raw, 43 scans, 12 NDC', () => {
      expect([shared.bracketed.length, shared.raw.length, shared.scans.length, shared.ndcs.length]).toEqual([27, 79, 43, 12]);
    });

    it('come out as they say, but for those that are listed with the reason', () => {
      expect([...differencesOf(shared)].filter(([name, said]) => !(listedDifferences().get(name) ?? '').startsWith(said))).toEqual([]);
      expect([...listedDifferences().keys()].filter((name) => !differencesOf(shared).has(name))).toEqual([]);
    });

    it('find each NDC in a directory by every form of it, and say where two share their ten digits', () => {
      const directory = shared.ndcs.map((vector) => ({ code: vector['ndc_hyphenated'] ?? '', ndc: parseNdc(vector['ndc_hyphenated'] ?? '') ?? { labeler: '', product: '', package: '' } }));
      for (const vector of shared.ndcs) {
        for (const column of ['ndc_hyphenated', 'ndc10', 'ndc11_plain', 'ndc11_hyphenated', 'ndc12_6-4-2_padded', 'upc_a', 'gtin14_indicator0', 'gtin14_indicator3']) {
          if (vector[column] !== '') expect(`${column} ${lookUp(vector[column] ?? '', directory)}`).toBe(`${column} ${expected(vector, column)}`);
        }
      }
    });
  });

  describe('the table of application identifiers', () => {
    it('says what the GS1 Barcode Syntax Dictionary says, identifier by identifier', () => {
      for (const line of shared.dictionary) {
        const [, from = '', to = from, flags = '', rest = ''] = /^(\d+)(?:-(\d+))?\s+([*?]*)\s*(.*)$/.exec(line) ?? [];
        const parts = rest.split(/\s+/).filter((part) => /^\[?[NXYZ](?:\.\.)?\d/.test(part));
        for (let number = Number(from); number <= Number(to); number += 1) {
          const make = identifierMake(String(number).padStart(from.length, '0'));
          const ours = make?.parts.map((part) => `${part.optional ? '[' : ''}${part.set}${part.min === part.max ? '' : '..'}${part.max}${part.optional ? ']' : ''}`);
          expect(`${number} ${make?.fixed} ${ours?.join(' ')}`).toBe(`${number} ${flags.includes('*')} ${parts.map((part) => part.split(',')[0]).join(' ')}`);
          expect(make?.parts.map(({ check }) => check)).toEqual(parts.map((part) => part.split(',').find((linter) => ['csum', 'yymmd0', 'yymmdd'].includes(linter)) ?? ''));
        }
      }
    });
  });
}

function lookUp(raw: string, directory: readonly (DirectoryProduct & { readonly code: string })[]): string {
  const scan = readScan(raw, TODAY);
  if (scan.kind !== 'product') return scan.kind;
  const found = productsOf(scan, (ndc11) => directory.filter(({ ndc }) => toNdc11(ndc) === ndc11));
  return found.outcome === 'one' ? found.product.code : found.outcome === 'several' ? found.products.map(({ code }) => code).join(', ') : found.outcome;
}

/** `1234-5678-90`, `12345-678-90` and `12345-6789-0` have their ten digits in common, and with them every code without hyphens that is made of ten. */
function expected(vector: Readonly<Record<string, string>>, column: string): string {
  const [code = '', tenDigits] = [vector['ndc_hyphenated'], ['ndc10', 'upc_a', 'gtin14_indicator0', 'gtin14_indicator3'].includes(column)];
  return tenDigits && vector['ndc10'] === '1234567890' ? '1234-5678-90, 12345-678-90, 12345-6789-0' : code;
}
