/** A sentence as the part of a structure: a small first letter, unless the word is a name or a measure in capitals. */
export function uncapitalised(text: string): string {
  return /^[A-Z][a-z ]/.test(text) && !/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
