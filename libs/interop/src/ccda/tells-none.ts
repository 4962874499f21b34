/** Words that by themselves say that there is none: `No known allergies`, `NKDA`, `None`. */
const NONE = /\bno(?:ne)?\b[^.;]*\b(?:allerg\w*|intoleranc\w*|reactions?|medications?|meds|medicines?|drugs?)\b|\bNKD?A\b|^(?:none|nil)\b/iu;

/** Whether words go together with the statement that there is none; no words do. */
export const tellsNone = (text: string | null): boolean => text === null || NONE.test(text);
