const STATED = /\b(?:max(?:imum)?|exceed)\b[^.;]*?\b(\d[\d,]*(?:\.\d+)?) ?(g|gm|grams?|mg)\b[^.;]*?\b(?:24 ?h|24 hours|day)/iu;
const read = new Map<string, number | null>();
const MOST_KEPT = 4096;

function parse(text: string): number | null {
  const [, figure, unit = ''] = STATED.exec(text) ?? [];
  return figure === undefined ? null : Number(figure.replaceAll(',', '')) * (unit.toLowerCase() === 'mg' ? 1 : 1000);
}

/** Milligrams that a text of directions says are the most in 24 hours, such as `Max 3 g acetaminophen in 24 hours`; null = it says none. Texts are few: each is read once. */
export function statedMost(text: string): number | null {
  let known = read.get(text);
  if (known === undefined) {
    known = parse(text);
    if (read.size >= MOST_KEPT) read.clear();
    read.set(text, known);
  }
  return known;
}
