import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { Hl7Refusal, headerOf, readEr7, readHl7News, refusalAck } from '@cyclefill/interop/hl7v2';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(join(FOLDER, 'hl7v2/index.csv'));

/** Answer and reason, `AA` with the kinds of news, for one message. */
function outcome(text: string, versions?: readonly string[]): string {
  try {
    return `AA ${readHl7News(readEr7(text), versions).news.map((news) => (news.kind === 'census' ? news.what : news.kind === 'order' ? news.asked : news.status)).join(' ')}`;
  } catch (error) {
    if (!(error instanceof Hl7Refusal)) throw error;
    return `${refusalAck(error)} ${error.code} ${error.message}`;
  }
}

if (!present) {
  // Written past the reporter: a run without the data must look different from a run that proved something.
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the HL7 v2 messages were NOT read ✕✕✕\n\n');
  describe('the messages beside the checkout', () => {
    it('SKIPPED: ../shared/data is not here', () => {
      expect(present).toBe(false);
    });
  });
} else {
  describe('the messages beside the checkout', () => {
    it('are taken, or refused with the reason of the standard, each of the index', () => {
      const index = parse(readFileSync(join(FOLDER, 'hl7v2/index.csv'), 'utf8'), { columns: true }) as readonly Record<'file' | 'version', string>[];
      expect(index.map(({ file }) => file).toSorted()).toEqual(readdirSync(join(FOLDER, 'hl7v2/messages')).toSorted());
      const rows = index.map(({ file, version }) => {
        const text = readFileSync(join(FOLDER, 'hl7v2/messages', file), 'utf8');
        // 2.6 and 2.7 are read as well, where a partner's settings say so: then their content decides.
        return { file, version, answer: outcome(text), whenTheVersionIsTaken: outcome(text, [version]) };
      });
      expect(rows).toMatchSnapshot();
    });

    it('give the feed of the facilities without a refusal', () => {
      const messages = readFileSync(join(FOLDER, 'facility/hl7_feed.hl7'), 'utf8').split(/\r\n/).filter((text) => text.startsWith('MSH'));
      const answers = messages.map((text) => outcome(text));
      expect({ messages: messages.length, ids: new Set(messages.map((text) => headerOf(readEr7(text)).controlId)).size }).toEqual({ messages: 124, ids: 124 });
      expect(Object.fromEntries([...Map.groupBy(answers, (answer) => answer)].map(([answer, all]) => [answer, all.length]))).toMatchSnapshot();
    });
  });
}
