import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CopiedRows } from './copied-rows.js';
import { eachParams, eachText } from './each-statement.js';
import { literal } from './literal.js';
import type { PreparedStatement } from './prepared.js';

type BulkRead = Omit<PreparedStatement, 'name'>;

interface Asked {
  readonly read: BulkRead;
  readonly params: readonly unknown[];
  readonly resolve: (rows: CopiedRows) => void;
  readonly reject: (error: unknown) => void;
}

/** Bulk reads by binary COPY. One that several ask in one turn is read once for all of them. */
export class JointCopies {
  private asked: Asked[] = [];

  /** @param connect the connection of an open transaction */
  constructor(private readonly connect: () => Promise<PoolClient>) {}

  ask(read: BulkRead, params: readonly unknown[]): Promise<CopiedRows> {
    return new Promise((resolve, reject) => {
      this.asked.push({ read, params, resolve, reject });
      if (this.asked.length === 1) queueMicrotask(() => void this.send());
    });
  }

  private async send(): Promise<void> {
    const asked = this.asked;
    this.asked = [];
    try {
      const client = await this.connect();
      for (const alike of Map.groupBy(asked, ({ read }) => read.text).values()) {
        const { each } = (alike[0] as Asked).read;
        if (each !== undefined && alike.length > 1) shared(await copied(client, textOfAll(alike, each)), alike);
        else for (const { read, params, resolve } of alike) resolve(new CopiedRows(await copied(client, bound(read.text, params))));
      }
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

/** COPY takes no parameters, so that values are written into the statement as literals. */
const bound = (text: string, params: readonly unknown[]): string => text.replaceAll(/\$(\d+)/gu, (_, number: string) => literal(params[Number(number) - 1]));

function textOfAll(alike: readonly Asked[], each: readonly string[]): string {
  const params = eachParams(each, alike.map(({ params: own }) => own));
  return eachText((alike[0] as Asked).read.text, each, (index) => literal(params[index]));
}

function shared(data: Buffer, alike: readonly Asked[]): void {
  const rows = CopiedRows.ofAskers(data, alike.length);
  alike.forEach(({ resolve }, index) => resolve(rows[index] as CopiedRows));
}

async function copied(client: PoolClient, text: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`copy (${text}) to stdout (format binary)`))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
