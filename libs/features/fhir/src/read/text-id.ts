/** The id, in SQL, of an allergy or a diagnosis, which have no row of their own: the resident and the text; null = that there is none. */
export const textId = (resident: string, text: string): string => `${resident} || '.' || coalesce(left(md5(${text}), 16), 'none')`;
