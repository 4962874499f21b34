import { ALLERGY_GROUPS } from './allergy-groups.js';
import { ALLERGY_REACTIONS } from './allergy-reactions.js';
import { DAILY_MAXIMA } from './daily-maxima.js';
import { DRUG_GROUPS } from './drug-groups.js';
import { DUPLICATE_CLASSES } from './duplicate-classes.js';
import { INTERACTIONS } from './interactions.js';
import { OLDER_ADULTS } from './older-adults.js';

/** Every table that a check goes by. */
export const CLINICAL_TABLES = [DRUG_GROUPS, ALLERGY_GROUPS, ALLERGY_REACTIONS, DUPLICATE_CLASSES, INTERACTIONS, DAILY_MAXIMA, OLDER_ADULTS] as const;

/** Tables and versions, as a stored check names them: `drug-groups@1 allergy-groups@1 …`. */
export const CLINICAL_TABLES_STAMP = CLINICAL_TABLES.map(({ id, version }) => `${id}@${version}`).join(' ');
