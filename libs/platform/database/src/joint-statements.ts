import { invariant } from '@cyclefill/domain/kernel';
import type { PoolClient } from 'pg';
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

/** What each connection has prepared by `PREPARE`; the driver keeps its own list of what it prepared by the protocol. */
const jointly = new WeakMap<PoolClient, Set<string>>();

const jointName = (statement: PreparedStatement): string => `${statement.name}_joint`;

/**
 * Statements that are asked in one turn, as by `Promise.all`, go to the server in one message and in that order: a batch asks
 * and writes a dozen small things, and each journey to the server costs more than what is done there. One alone goes as it is.
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
      const answers = await (asked.length === 1 ? alone(client, asked) : together(client, asked));
      invariant(answers.length === asked.length, 'a statement was not answered');
      asked.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

async function alone(client: PoolClient, asked: readonly Asked[]): Promise<Answer[]> {
  return Promise.all(asked.map(({ statement, params }) => client.query<Record<string, unknown>>({ ...statement, values: [...params] })));
}

async function together(client: PoolClient, asked: readonly Asked[]): Promise<Answer[]> {
  for (const { statement } of asked) await prepareOn(client, statement);
  const message = asked.map(({ statement, params }) => `execute ${jointName(statement)}${params.length === 0 ? '' : `(${params.map(literal).join(', ')})`}`).join('; ');
  return (await client.query(message)) as unknown as Answer[];
}

async function prepareOn(client: PoolClient, statement: PreparedStatement): Promise<void> {
  const held = jointly.get(client) ?? new Set();
  if (held.has(statement.name)) return;
  await client.query(`prepare ${jointName(statement)} as ${statement.text}`);
  jointly.set(client, held.add(statement.name));
}
