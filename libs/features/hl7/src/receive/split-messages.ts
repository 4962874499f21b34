const CR = 0x0d;
const LF = 0x0a;
const [START, END] = [0x0b, 0x1c];
const BATCH: readonly string[] = ['FHS', 'BHS', 'BTS', 'FTS'];

const lineStart = (bytes: Uint8Array, at: number): boolean => at === 0 || [CR, LF, START, END].includes(bytes[at - 1] ?? CR);
const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 3));

/** The messages of a file, each from its MSH on: in frames, in a batch (FHS, BHS, BTS, FTS) or one after the other. */
export function splitMessages(bytes: Uint8Array): readonly Uint8Array[] {
  const starts: { readonly at: number; readonly isMessage: boolean }[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (!lineStart(bytes, at)) continue;
    const name = nameAt(bytes, at);
    if (name === 'MSH' || BATCH.includes(name)) starts.push({ at, isMessage: name === 'MSH' });
  }
  return starts.flatMap(({ at, isMessage }, index) => {
    if (!isMessage) return [];
    let end = starts[index + 1]?.at ?? bytes.length;
    while (end > at && [CR, LF, START, END].includes(bytes[end - 1] ?? 0)) end -= 1;
    return [bytes.subarray(at, end)];
  });
}
