/** How large JSON may be: far above any message, far below what would hold up a process. */
export const JSON_LIMITS = { bytes: 1024 * 1024, depth: 8, keys: 20_000, events: 500 } as const;

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * What in a text, known to be JSON, keeps it from being taken: nested too deep, too many keys, or a key twice in one object, which a parser would
 * answer by silently keeping the last. null = nothing. One pass; text that is no JSON would cost more, so it is parsed first.
 */
export function jsonLimitBroken(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let [keys, word] = [0, ''];
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > JSON_LIMITS.depth) return `is nested deeper than ${JSON_LIMITS.depth} levels: send each event flat, as the fields of its kind are`;
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const own = open.at(-1);
      keys += 1;
      if (keys > JSON_LIMITS.keys) return `holds more than ${JSON_LIMITS.keys} fields: send fewer events in one file`;
      if (own?.has(word) === true) return 'names one field twice in one object: leave one of them out';
      own?.add(word);
    } else if (token.startsWith('"')) word = token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
  }
  return null;
}
