import type { PackEventKind } from '@cyclefill/features/pack';

/** What a step of a pack is called on paper. */
export const STEP_WORDS: Readonly<Record<PackEventKind, string>> = {
  started: 'filling begun', scanned: 'scanned', confirmed: 'drug put in', undone: 'drug taken out again', excepted: 'drug left out', sealed: 'sealed', reopened: 'opened again', passed: 'checked, let go',
  sent_back: 'sent back to the bench', held: 'kept with a question', released: 'question answered', toted: 'put into a tote', pulled: 'taken out of its tote', shipped: 'left with the van',
  received: 'received', returned: 'came back', voided: 'made void', recalled: 'called back', out_of_date: 'found out of date', up_to_date: 'up to date again',
};

/** Why not all of an order is in a pack. */
export const EXCEPTION_WORDS = { short: 'short of stock', damaged: 'damaged', not_found: 'not found', question: 'in question' } as const;
