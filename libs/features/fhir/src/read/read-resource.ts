import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import type { ReadRow, ResourceSource } from './resource-source.js';
import { sourceOf } from './resource-table.js';
import { idIn } from './search-condition.js';
import { type Asker, readRows, requirePermission } from './source-rows.js';

const ID = /^[A-Za-z0-9.-]{1,64}$/u;

/** The source of a type in an address. @throws Refusal `route.not-found` */
export function requireSource(type: string): ResourceSource {
  const source = sourceOf(type);
  if (source === undefined) throw new Refusal('route.not-found', { problems: [{ pointer: ID.test(type) ? type : 'the address', rule: 'is no type of resource that is served; GET metadata lists them' }] });
  return source;
}

/** @throws InvalidInput where it is no id */
export function requireId(type: string, id: string): void {
  if (!ID.test(id)) throw new InvalidInput([{ pointer: `${type}.id`, rule: 'is no id: 1 to 64 letters, digits, hyphens and dots' }]);
}

/** One resource as it is now, and whether its version alone still says what it says. */
export interface FoundResource {
  readonly row: ReadRow;
  readonly isSettled: boolean;
}

/** Reads one resource that a caller may see. */
@Injectable()
export class ReadResource {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal `auth.permission-missing`, `fhir.not-found`; InvalidInput for what is no id */
  execute(actor: Actor, asker: Asker, source: ResourceSource, id: string): Promise<FoundResource> {
    requirePermission(asker, source);
    requireId(source.type, id);
    return this.uow.run(actor, async (tx) => {
      const [row] = await readRows(tx, asker, source, { where: (values) => ` and ${idIn(source, 'x', [id], values)}`, after: null, limit: 1 });
      if (row === undefined) throw new Refusal('fhir.not-found', { problems: [{ pointer: `${source.type}.id`, rule: 'names nothing that is there for you; search for it to learn the id' }] });
      return { row, isSettled: row.isSettled(await tx.now()) };
    });
  }
}
