/** How large a text of JSON may be: far above any message of its kind, far below what would hold up a process. */
export interface JsonLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly keys: number;
}

/** What keeps a text from being taken. */
export type BrokenJsonLimit = 'too-deep' | 'too-many-keys' | 'key-twice';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * What in a text, known to be JSON, keeps it from being taken: nested too deep, too many keys, or a key twice in one object, which a parser would
 * answer by silently keeping the last. null = nothing. One pass; text that is no JSON would cost more, so it is parsed first.
 */
export function brokenJsonLimit(json: string, limits: JsonLimits): BrokenJsonLimit | null {
  const open: (Set<string> | null)[] = [];
  let [keys, word] = [0, ''];
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > limits.depth) return 'too-deep';
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const own = open.at(-1);
      keys += 1;
      if (keys > limits.keys) return 'too-many-keys';
      if (own?.has(word) === true) return 'key-twice';
      own?.add(word);
    } else if (token.startsWith('"')) word = token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
  }
  return null;
}
