import type { PackagerAnswer } from './packager-adapter.js';

const ANSWER = /^(OK|ERROR)\b[: \t]*(.*)$/;

/** An acknowledgement file: `OK`, or `ERROR` and why, on its first line; anything else is not one. */
export function readPackagerAnswer(file: string): PackagerAnswer | null {
  const [, word, text = ''] = ANSWER.exec((file.split(/\r?\n/)[0] ?? '').trim()) ?? [];
  return word === undefined ? null : { accepted: word === 'OK', text: text.trim().slice(0, 200) };
}
