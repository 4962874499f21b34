const FIXES: Readonly<Record<string, string>> = {
  'document-set.wings-failed': 'some wings could not be drawn: their files say why; what was drawn is there, and a failed wing can be tried again alone',
  'document-set.changed': 'what it is made from reads otherwise now than when it was asked for: ask for a new set',
  'ENOSPC': 'the place where documents are kept is full: make room, then try again',
  'EACCES': 'the worker may not write where documents are kept: give it the right, then try again',
};

/** Why a set or a file of it failed and what helps, in words; null = it did not. */
export function failureWords(code: string | null): string | null {
  return code === null ? null : (FIXES[code] ?? `it could not be drawn (${code}): try again; if it fails once more, the log of the worker says under this code what it met`);
}
