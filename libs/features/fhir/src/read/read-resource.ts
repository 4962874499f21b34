import { InvalidInput, Refusal, permits, scopeArrays } from '@cyclefill/contracts';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import type { ReadRow, ResourceSource } from './resource-source.js';
import { sourceOf } from './resource-table.js';
import { SearchValues, idIn } from './search-condition.js';
import type { Asker } from './search-resources.js';

const ID = /^[A-Za-z0-9.-]{1,64}$/u;

/** The source of a type in an address. @throws Refusal `route.not-found` */
export function requireSource(type: string): ResourceSource {
  const source = sourceOf(type);
  if (source === undefined) throw new Refusal('route.not-found', { problems: [{ pointer: ID.test(type) ? type : 'the address', rule: 'is no type of resource that is served; GET metadata lists them' }] });
  return source;
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
  execute(actor: Actor, { role, scope }: Asker, source: ResourceSource, id: string): Promise<FoundResource> {
    const { type, permission, sql } = source;
    if (!permits(role, permission)) throw new Refusal('auth.permission-missing', { problems: [{ pointer: type, rule: `needs the permission ${permission}` }] });
    if (!ID.test(id)) throw new InvalidInput([{ pointer: `${type}.id`, rule: 'is no id: 1 to 64 letters, digits, hyphens and dots' }]);
    return this.uow.run(actor, async (tx) => {
      const values = new SearchValues([...scopeArrays(scope)]);
      const [row] = await tx.raw(`select x.* from (${sql}) x where ($1::uuid[] is null or $2::uuid[] is not null) and ${idIn(source, 'x', [id], values)}`, values.all);
      if (row === undefined) throw new Refusal('fhir.not-found', { problems: [{ pointer: `${type}.id`, rule: 'names nothing that is there for you; search for it to learn the id' }] });
      const read = source.read(row);
      return { row: read, isSettled: read.isSettled(await tx.now()) };
    });
  }
}
