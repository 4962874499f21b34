import { drugWords } from '@cyclefill/domain/product';

/** The same substance under the name that a catalogue states its strength as. Left: words as read; right: the name of the tables. */
const SAME: Readonly<Record<string, string>> = {
  'acetylsalicylic acid': 'aspirin', 'alendronic acid': 'alendronate', benazeprilat: 'benazepril', 'clavulanic acid': 'clavulanate', enalaprilat: 'enalapril', 'fenofibric acid': 'fenofibrate',
  'husk psyllium': 'psyllium', 'ibandronic acid': 'ibandronate', 'mycophenolic acid': 'mycophenolate mofetil', paracetamol: 'acetaminophen', penciclovir: 'famciclovir', ramiprilat: 'ramipril',
  salbutamol: 'albuterol', 'sennosides a b': 'sennosides', 'valproic acid': 'valproate', 'divalproex': 'valproate', acetylsalicylate: 'aspirin', asa: 'aspirin', apap: 'acetaminophen',
  ferrous: 'ferrous sulfate', 'cation ferrous': 'ferrous sulfate', 'potassium cation': 'potassium chloride', 'cation lithium': 'lithium', 'dabigatran': 'dabigatran etexilate',
};

const inOrder = (text: string): string => text.split(' ').toSorted().join(' ');
const KNOWN = new Map(Object.entries(SAME).map(([words, name]) => [inOrder(words), inOrder(drugWords(name).base)]));

/** One name for an ingredient, without salt, water of crystals or standard: the words of the drug in order. Compare, never print. */
export function ingredientKey(name: string): string {
  const { base } = drugWords(name);
  return KNOWN.get(base) ?? base;
}

/** The names of an ingredient list: `acetaminophen / codeine`, `Sitagliptin; Metformin`. */
export function ingredientNames(list: string): readonly string[] {
  return list.split(/ \/ |; /u).map((name) => name.trim()).filter((name) => name !== '');
}
