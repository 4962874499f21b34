const PIECES = /\b(?:tablet|capsule|suppository|patch|lozenge|film)\b/iu;

/** What a dose without a unit counts, by the name of the product: `atenolol 25 MG Oral Tablet` comes in tablets. null = the name does not tell. */
export const pieceOf = (drug: string): string | null => PIECES.exec(drug)?.[0].toLowerCase() ?? null;
