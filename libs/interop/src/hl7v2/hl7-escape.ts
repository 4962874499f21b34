import type { Delimiters } from './hl7-message.js';

/** Counts what reading costs, in characters looked at: laws hold it to the length of the text. */
export interface StepMeter {
  steps: number;
}

const HEX_ASCII = /^X(?:[0-7][0-9A-Fa-f])+$/;

/**
 * The text that an escaped one stands for. One pass: a sequence ends at the next escape character, so nothing nests.
 * What is no sequence of ours (local `\Z…\`, other character sets, a lone backslash) stays as it was written; highlighting goes.
 */
export function unescapeText(text: string, delimiters: Delimiters, meter: StepMeter): string {
  meter.steps += text.length;
  let begin = text.indexOf(delimiters.escape);
  if (begin < 0) return text;
  const parts: string[] = [];
  let done = 0;
  while (begin >= 0) {
    const end = text.indexOf(delimiters.escape, begin + 1);
    if (end < 0) break;
    parts.push(text.slice(done, begin), meaningOf(text.slice(begin + 1, end), delimiters) ?? text.slice(begin, end + 1));
    done = end + 1;
    begin = text.indexOf(delimiters.escape, done);
  }
  parts.push(text.slice(done));
  return parts.join('');
}

function meaningOf(code: string, delimiters: Delimiters): string | null {
  switch (code) {
    case 'F': return delimiters.field;
    case 'S': return delimiters.component;
    case 'R': return delimiters.repetition;
    case 'E': return delimiters.escape;
    case 'T': return delimiters.subcomponent;
    case 'H': case 'N': return '';
    case '.br': return '\n';
    default: return HEX_ASCII.test(code) ? code.slice(1).replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))) : null;
  }
}

/** The text as it may stand inside a field: it reads back as it was. */
export function escapeText(text: string, delimiters: Delimiters): string {
  const codes: ReadonlyMap<string, string> = new Map([
    [delimiters.escape, 'E'], [delimiters.field, 'F'], [delimiters.component, 'S'], [delimiters.repetition, 'R'], [delimiters.subcomponent, 'T'],
    ['\n', '.br'], ['\r', 'X0D'],
  ]);
  return Array.from(text, (character) => {
    const code = codes.get(character);
    return code === undefined ? character : `${delimiters.escape}${code}${delimiters.escape}`;
  }).join('');
}
