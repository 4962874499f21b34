import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type CcdaList, XmlRefusal, decodeXml, readCcda } from '@cyclefill/interop/ccda';
import { DOCUMENT_TRUTHS, TRUTHS } from './truths.js';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/ccda');
const present = existsSync(join(FOLDER, 'index.csv'));
/** Larger ones are read whole, and not changed a thousand times over. */
const SMALL = 15_000;

const named = (file: string): string => file.replace(/\.xml$/, '');
const textOf = (file: string): string => decodeXml(readFileSync(join(FOLDER, file)));

/** Statements as anybody counts them who knows nothing of the reader: start tags, but for free text directions, which are a field of a medication. */
function dumbCount(text: string): { readonly administrations: number; readonly allergies: number } {
  const plain = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  const of = (name: string): readonly string[] => plain.split(new RegExp(`<(?:\\w+:)?${name}\\b`)).slice(1).map((piece) => piece.split(/<(?:\w+:)?(?:substanceAdministration|observation|id|code|consumable)\b/)[0] ?? '');
  return {
    administrations: of('substanceAdministration').filter((head) => !head.includes('2.16.840.1.113883.10.20.22.4.147"')).length,
    allergies: of('observation').filter((head) => head.includes('2.16.840.1.113883.10.20.22.4.7"')).length,
  };
}

const inShort = ({ medications, allergies, noneKnown, notUnderstood, remarks }: CcdaList): readonly string[] => [
  ...medications.map(({ standing, drug }) => `${standing}: ${drug}`), ...allergies.map(({ standing, substance }) => `${standing}: ${substance}`), ...noneKnown.map(({ standing, of }) => `${standing}: no known ${of}`),
  `immunizations: ${notUnderstood.filter(({ about }) => about === 'immunization').length}`, ...remarks,
];

if (!present) {
  // Written past the reporter: a run without the data must look different from a run that proved something.
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the C-CDA documents were NOT read ✕✕✕\n\n');
  describe('the C-CDA documents beside the checkout', () => {
    it('SKIPPED: ../shared/data is not here', () => {
      expect(present).toBe(false);
    });
  });
} else {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.xml'));

  describe('the C-CDA documents beside the checkout', () => {
    it('are those of the index, and each has its truth', () => {
      const index = parse(readFileSync(join(FOLDER, 'index.csv'), 'utf8'), { columns: true }) as readonly { readonly file: string }[];
      expect(index.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
      expect([...Object.keys(TRUTHS), ...Object.keys(DOCUMENT_TRUTHS)].toSorted()).toEqual(files.map(named).toSorted());
    });

    it.each(files)('%s: each medication and each allergy is taken or listed', (file) => {
      const text = textOf(file);
      const { medications, allergies, noneKnown, notUnderstood } = readCcda(text);
      const denied = noneKnown.filter(({ of }) => of === 'medications').length;
      const listed = notUnderstood.filter(({ reason }) => !reason.startsWith('an entry without'));
      const ofAllergies = listed.filter(({ about }) => about === 'allergy').length;
      expect({ administrations: medications.length + denied + listed.length - ofAllergies, allergies: allergies.length + noneKnown.length - denied + ofAllergies }).toEqual(dumbCount(text));
      expect(listed.every(({ line, reason }) => line > 1 && reason !== '')).toBe(true);
    });

    it.each(Object.entries(TRUTHS))('%s is read as a person reads it', (file, { medications = [], allergies = [], noneKnown = [] }) => {
      expect(readCcda(textOf(`${file}.xml`))).toMatchObject({ medications, allergies, noneKnown, notUnderstood: [] });
    });

    it.each(Object.entries(DOCUMENT_TRUTHS))('%s is read as a person reads it', (file, truth) => {
      expect(inShort(readCcda(textOf(`${file}.xml`)))).toEqual(truth);
    });

    it('are read or refused by name, whatever is cut out of them and put into them', () => {
      const texts = files.map(textOf).filter(({ length }) => length < SMALL);
      fc.assert(fc.property(fc.constantFrom(...texts), fc.nat(SMALL), fc.nat(400), fc.constantFrom(...texts), fc.nat(SMALL), fc.nat(400), (text, at, cut, other, from, length) => {
        try {
          readCcda(text.slice(0, at) + other.slice(from, from + length) + text.slice(at + cut));
        } catch (error) {
          if (!(error instanceof XmlRefusal)) throw error;
        }
      }));
    });
  });
}
