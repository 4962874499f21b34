import { InvalidInput } from '@cyclefill/contracts';
import { type ProductLookUp, type ScannedProduct, assignableCode, readScan } from '@cyclefill/domain/identification';
import { type Day, day } from '@cyclefill/domain/kernel';
import { type Actor, type AddedRows, type NamedChange, type Tx, UnitOfWork, addedVersion, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type ListedCode, listAssignedCodes } from './assigned-code.query.js';
import { type CataloguedProduct, productsByDigits, readProduct } from './product-directory.query.js';

export const assignCodeSchema = z.strictObject({
  scan: z.string().max(2000).describe("the maker's code, as scanned"),
  ndc11: z.string().regex(/^\d{11}$/u, 'is eleven digits').nullable().describe('the product lying there; null takes back what was said of the code'),
  reason: z.string().max(500).regex(/\S/u, 'is empty').describe('how it is known, such as what the package says'),
}).meta({ id: 'AssignCode' });
export type AssignCodeRequest = z.output<typeof assignCodeSchema>;

/** Codes that have a product by somebody's word, with the version to say when one is added or taken back. */
export interface AssignedCodes {
  readonly items: ListedCode[];
  readonly version: number;
}

const ROWS: AddedRows = { tables: ['assigned_code'], of: {} };

/** A pharmacist says of which product a code is that the catalogue cannot tell (experience B0). From then on every station knows it. */
@Injectable()
export class AssignCode {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Every code that has a product by somebody's word, with this one. @throws InvalidInput naming why the code or the product will not do; Refusal row.stale, request.key-reused */
  execute(actor: Actor, { key, readVersion }: NamedChange, request: AssignCodeRequest): Promise<AssignedCodes> {
    const { scan: text, ndc11, reason } = request;
    return this.uow.run(actor, (tx) => once(tx, { operation: 'assigned-code.assign', key, body: request }, async () => {
      await holdAdded(tx, ROWS, readVersion);
      const { scan, code } = assignable(text, day((await tx.now()).toISOString().slice(0, 10)));
      if (ndc11 !== null) refuseWrong(scan, await productsByDigits(tx, scan), ndc11, (await readProduct(tx, ndc11)) !== null);
      await tx.execute('update assigned_code set superseded_at = now() where tenant_id = $1 and code = $2 and superseded_at is null', [actor.tenantId, code]);
      const id = tx.newId();
      await tx.execute('insert into assigned_code (id, tenant_id, code, ndc11, reason, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, now(), $6)', [id, actor.tenantId, code, ndc11, reason.trim(), actor.userId]);
      await tx.audit({ action: 'code.assign', subjectKind: 'assigned_code', subjectId: id, residentIds: [], detail: { code, ndc11 } });
      return { ...(await assignedCodes(tx)) };
    }));
  }

  /** What codes are of by somebody's word, by code. */
  list(actor: Actor): Promise<AssignedCodes> {
    return this.uow.run(actor, assignedCodes, { isolation: 'REPEATABLE READ' });
  }
}

async function assignedCodes(tx: Tx): Promise<AssignedCodes> {
  return { items: await listAssignedCodes(tx), version: await addedVersion(tx, ROWS) };
}

function assignable(text: string, today: Day): { readonly scan: ScannedProduct; readonly code: string } {
  const scan = readScan(text, today);
  const code = scan.kind === 'product' ? assignableCode(scan) : null;
  if (scan.kind !== 'product' || code === null) throw new InvalidInput([{ pointer: '/scan', rule: "is no maker's GTIN or HIBC: an NDC is known by the catalogue alone, and what is damaged has a wrong check digit" }]);
  return { scan, code };
}

/** Only what the digits leave open is for a person to say: an NDC in them is believed before anybody (D90). */
function refuseWrong(scan: ScannedProduct, found: ProductLookUp<CataloguedProduct>, ndc11: string, catalogued: boolean): void {
  if (!catalogued) throw new InvalidInput([{ pointer: '/ndc11', rule: 'is of no product of the catalogue' }]);
  if (found.outcome === 'one') throw new InvalidInput([{ pointer: '/scan', rule: `is known by its digits: ${found.product.ndc11}` }]);
  if (found.outcome === 'none' && scan.ndcs.length > 0) throw new InvalidInput([{ pointer: '/scan', rule: 'names an NDC that the catalogue lacks: take the product into the catalogue' }]);
  if (found.outcome === 'several' && !found.products.some((product) => product.ndc11 === ndc11)) {
    throw new InvalidInput([{ pointer: '/ndc11', rule: `is none of those that the code fits: ${found.products.map((product) => product.ndc11).join(', ')}` }]);
  }
}
