/**
 * Drugs that are shown even where both lists agree (R309): insulin, anticoagulants, opioids, digoxin, antiepileptics and methotrexate, and
 * sulfonylureas after ISMP's list for long-term care. Our own table by generic name, version 1.
 */
export const HIGH_ALERT_TABLE_VERSION = 'high-alert-1';

const KINDS: Readonly<Record<string, readonly string[]>> = {
  anticoagulant: ['apixaban', 'argatroban', 'dabigatran', 'dalteparin', 'edoxaban', 'enoxaparin', 'fondaparinux', 'heparin', 'rivaroxaban', 'warfarin'],
  insulin: ['insulin'],
  opioid: ['buprenorphine', 'codeine', 'fentanyl', 'hydrocodone', 'hydromorphone', 'meperidine', 'methadone', 'morphine', 'oxycodone', 'oxymorphone', 'tapentadol', 'tramadol'],
  digoxin: ['digoxin'],
  antiepileptic: [
    'brivaracetam', 'carbamazepine', 'clobazam', 'divalproex', 'ethosuximide', 'felbamate', 'fosphenytoin', 'gabapentin', 'lacosamide', 'lamotrigine', 'levetiracetam', 'oxcarbazepine', 'perampanel', 'phenobarbital', 'phenytoin',
    'pregabalin', 'primidone', 'rufinamide', 'tiagabine', 'topiramate', 'valproate', 'valproic', 'vigabatrin', 'zonisamide',
  ],
  methotrexate: ['methotrexate'],
  sulfonylurea: ['glimepiride', 'glipizide', 'glyburide'],
};

const BY_WORD: ReadonlyMap<string, string> = new Map(Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)));

/** The kind that makes a drug one of high alert, by the words of its ingredients; null = none. */
export function highAlertKind(ingredients: readonly string[]): string | null {
  for (const word of ingredients.flatMap((ingredient) => ingredient.split(' '))) {
    const kind = BY_WORD.get(word);
    if (kind !== undefined) return kind;
  }
  return null;
}
