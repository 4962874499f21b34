/** A file as it was handed over. */
export interface SourceFile {
  /** Its name without a folder. */
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** The text of a file, or why it has none. */
export type DecodedText =
  | {
      readonly text: string;
      /** Not valid UTF-8; each bad place is U+FFFD when the text is read. */
      readonly damaged: boolean;
    }
  | { readonly problem: string };

const MAX_FILE_BYTES = 256 * 1024 * 1024;
const NOT_UTF8 = 'not UTF-8: this is UTF-16; save the file as "CSV UTF-8"';

/** Text of a UTF-8 file, with or without a byte order mark, in normal form C with LF for CR LF. */
export function decodeText(content: Uint8Array | string, legacy?: 'windows-1252'): DecodedText {
  if (content.length > MAX_FILE_BYTES) return { problem: `larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB` };
  // Half of a pair: text in memory can hold it, UTF-8 cannot.
  if (typeof content === 'string') return { text: normalised(content.replace(/^\uFEFF/u, '').toWellFormed()), damaged: !content.isWellFormed() };
  if (isUtf16(content)) return { problem: NOT_UTF8 };
  try {
    return { text: normalised(new TextDecoder('utf-8', { fatal: true }).decode(content)), damaged: false };
  } catch {
    return { text: normalised(new TextDecoder(legacy ?? 'utf-8').decode(content)), damaged: legacy === undefined };
  }
}

/** Normal form C, and one line end for CR LF, which the parser would count as two lines inside a quoted cell. */
function normalised(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC');
}

/** By its mark, or by the NUL beside a first character that is ASCII. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = [bytes[0], bytes[1]];
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || (bytes.length > 1 && (first === 0) !== (second === 0));
}
