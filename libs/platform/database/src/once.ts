import { createHash } from 'node:crypto';
import { Refusal } from '@cyclefill/contracts';
import { type JsonValue, canonicalJson } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import type { Tx } from './tx.js';

/** What a client calls a request of its own. */
export interface RequestName {
  readonly operation: string;
  readonly key: string;
  /** What it asks for: the same key with another body is a mistake. */
  readonly body: JsonValue;
}

const Receipt = z.object({ fingerprint: z.string(), response: z.unknown() });

/**
 * Does a piece of work once for each key of a person and keeps its answer in the same transaction, so that a client that
 * lost the answer may ask again. Two at once wait for each other. @throws Refusal `request.key-reused`
 */
export async function once<T extends JsonValue>(tx: Tx, { operation, key, body }: RequestName, work: () => Promise<T>): Promise<T> {
  const { tenantId, userId } = tx.actor;
  const fingerprint = createHash('sha256').update(canonicalJson(body)).digest('hex');
  await tx.execute('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['request', tenantId, userId, operation, key])]);
  const [known] = await tx.query(
    Receipt, 'select fingerprint, response from request_receipt where tenant_id = $1 and user_id is not distinct from $2 and operation = $3 and key = $4', [tenantId, userId, operation, key],
  );
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) throw new Refusal('request.key-reused');
    return known.response as T;
  }
  const response = await work();
  await tx.execute(
    'insert into request_receipt (id, tenant_id, user_id, operation, key, fingerprint, response, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, now())',
    [tx.newId(), tenantId, userId, operation, key, fingerprint, JSON.stringify(response)],
  );
  return response;
}
