import { invariant } from '@cyclefill/domain/kernel';
import type { PoolClient } from 'pg';
import { ASKER, eachParams, eachStatement } from './each-statement.js';
import { literal } from './literal.js';
import type { PreparedStatement } from './prepared.js';

/** What came back of a statement. */
export interface Answer {
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number | null;
}

interface Asked {
  readonly statement: PreparedStatement;
  readonly params: readonly unknown[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** One statement to the server and who waits for its answer. */
interface Sent extends Pick<Asked, 'statement' | 'params'> {
  readonly askers: readonly Asked[];
}

/** What each connection has prepared by `PREPARE`; the driver keeps its own list of what it prepared by the protocol. */
const jointly = new WeakMap<PoolClient, Set<string>>();

const jointName = (statement: PreparedStatement): string => `${statement.name}_joint`;

/**
 * Statements that are asked in one turn, as by `Promise.all`, go to the server in one message and in that order: a batch asks
 * and writes a dozen small things, and each journey to the server costs more than what is done there. One alone goes as it is.
 * A question that several ask in one turn, such as the batches of one transaction, is asked once for all of them.
 */
export class JointStatements {
  private asked: Asked[] = [];

  /** @param connect the connection of an open transaction */
  constructor(private readonly connect: () => Promise<PoolClient>) {}

  ask(statement: PreparedStatement, params: readonly unknown[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.asked.push({ statement, params, resolve, reject });
      if (this.asked.length === 1) queueMicrotask(() => void this.send());
    });
  }

  private async send(): Promise<void> {
    const asked = this.asked;
    this.asked = [];
    try {
      const client = await this.connect();
      const sent = gathered(asked);
      const answers: Answer[] = [];
      for (const message of messages(sent)) answers.push(...(await (message.length === 1 ? alone(client, message) : together(client, message))));
      invariant(answers.length === sent.length, 'a statement was not answered');
      sent.forEach(({ askers }, index) => share(askers, answers[index] as Answer));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

/** What is asked, a question of several in the place of the last of them: what they wrote before it is seen. */
function gathered(asked: readonly Asked[]): readonly Sent[] {
  const alike = Map.groupBy(asked, ({ statement }) => statement);
  return asked.flatMap((one): readonly Sent[] => {
    const { statement, params } = one;
    const askers = alike.get(statement) ?? [];
    if (statement.each === undefined || askers.length === 1) return [{ statement, params, askers: [one] }];
    return askers.at(-1) === one ? [{ statement: eachStatement(statement), params: eachParams(statement.each, askers.map((each) => each.params)), askers }] : [];
  });
}

/** What is written in bulk has no literal, and goes by itself. */
const isBulk = ({ params }: Sent): boolean => params.some((param) => Buffer.isBuffer(param));

function messages(sent: readonly Sent[]): readonly (readonly Sent[])[] {
  const found: Sent[][] = [];
  for (const one of sent) {
    const last = found.at(-1);
    if (last === undefined || isBulk(one) || last.some(isBulk)) found.push([one]);
    else last.push(one);
  }
  return found;
}

function share(askers: readonly Asked[], answer: Answer): void {
  if (askers.length === 1) return askers[0]?.resolve(answer);
  const shares = askers.map((): Record<string, unknown>[] => []);
  for (const row of answer.rows) shares[(row[ASKER] as number) - 1]?.push(row);
  askers.forEach(({ resolve }, index) => resolve({ rows: shares[index] ?? [], rowCount: shares[index]?.length ?? 0 }));
}

async function alone(client: PoolClient, sent: readonly Sent[]): Promise<Answer[]> {
  return Promise.all(sent.map(({ statement: { name, text }, params }) => client.query<Record<string, unknown>>({ name, text, values: [...params] })));
}

async function together(client: PoolClient, sent: readonly Sent[]): Promise<Answer[]> {
  for (const { statement } of sent) await prepareOn(client, statement);
  const message = sent.map(({ statement, params }) => `execute ${jointName(statement)}${params.length === 0 ? '' : `(${params.map(literal).join(', ')})`}`).join('; ');
  return (await client.query(message)) as unknown as Answer[];
}

async function prepareOn(client: PoolClient, statement: PreparedStatement): Promise<void> {
  const held = jointly.get(client) ?? new Set();
  if (held.has(statement.name)) return;
  // Noted before it is done: another message of the transaction may be on its way to the same connection.
  jointly.set(client, held.add(statement.name));
  try {
    await client.query(`prepare ${jointName(statement)} as ${statement.text}`);
  } catch (error) {
    held.delete(statement.name);
    throw error;
  }
}
