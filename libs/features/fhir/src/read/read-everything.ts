import { Refusal, permits } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { requireId } from './read-resource.js';
import type { EverythingRequest } from './everything-request.js';
import type { ReadRow, ResourceSource } from './resource-source.js';
import { RESOURCES, referencesOf, sourceOf } from './resource-table.js';
import { type SearchValues, idIn } from './search-condition.js';
import type { FoundPage } from './search-resources.js';
import { type Asker, readAlong, readRows, requirePermission } from './source-rows.js';

/** Types of which every resource is of a resident, the resident first. */
export const OF_A_RESIDENT: readonly ResourceSource[] = RESOURCES.filter(({ type, parameters }) =>
  type === 'Patient' || parameters.some((parameter) => parameter.type === 'reference' && parameter.name === 'patient' && parameter.column === 'patient_id'));
const NOBODYS: readonly ResourceSource[] = RESOURCES.filter((source) => !OF_A_RESIDENT.includes(source));

/** All that is kept of one resident, type by type in the order of the table, with the places, people and products that it refers to. */
@Injectable()
export class ReadEverything {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Types that the caller's role may not read are left out. @throws Refusal `fhir.not-found`, `auth.permission-missing` where not even the resident may be read; InvalidInput for what is no id */
  execute(actor: Actor, asker: Asker, patientId: string, { types, since, count, after }: EverythingRequest): Promise<FoundPage> {
    requireId('Patient', patientId);
    return this.uow.run(actor, async (tx) => {
      await requirePatient(tx, asker, patientId);
      const matches: ReadRow[] = [];
      const sources = OF_A_RESIDENT.filter(({ type, permission }) => permits(asker.role, permission) && (types === null || types.includes(type)));
      const first = after === null ? 0 : sources.findIndex(({ type }) => type === after.type);
      for (const source of first < 0 ? [] : sources.slice(first)) {
        if (matches.length > count) break;
        matches.push(...await readRows(tx, asker, source, {
          where: (values) => ofPatient(source, patientId, values) + (since === null ? '' : ` and x.updated_at > ${values.bind(since)}`),
          after: source.type === after?.type ? after.id : null, limit: count + 1 - matches.length,
        }));
      }
      const page = matches.slice(0, count);
      return { matches: page, included: await referredTo(tx, asker, page), hasMore: matches.length > count, total: null };
    }, { isolation: 'REPEATABLE READ' });
  }
}

async function requirePatient(tx: Tx, asker: Asker, patientId: string): Promise<void> {
  const patient = sourceOf('Patient');
  if (patient === undefined) return;
  requirePermission(asker, patient);
  const [found] = await readRows(tx, asker, patient, { where: (values) => ofPatient(patient, patientId, values), after: null, limit: 1 });
  if (found === undefined) throw new Refusal('fhir.not-found', { problems: [{ pointer: 'Patient.id', rule: 'names nobody who is there for you; search for the resident to learn the id' }] });
}

function ofPatient(source: ResourceSource, patientId: string, values: SearchValues): string {
  return source.type === 'Patient' ? ` and ${idIn(source, 'x', [patientId], values)}` : ` and x.patient_id = ${values.bind(patientId)}::uuid`;
}

/** Places, people and products that rows refer to, each once. */
async function referredTo(tx: Tx, asker: Asker, rows: readonly ReadRow[]): Promise<readonly ReadRow[]> {
  const idsOf = new Map<string, Set<string>>(NOBODYS.map(({ type }) => [type, new Set()]));
  for (const row of rows) {
    const source = sourceOf(row.resource.resourceType);
    for (const { column, target } of source === undefined ? [] : referencesOf(source)) for (const id of row.ids(column)) idsOf.get(target)?.add(id);
  }
  const found: ReadRow[] = [];
  for (const source of NOBODYS) {
    const ids = [...(idsOf.get(source.type) ?? [])];
    if (ids.length > 0 && permits(asker.role, source.permission)) found.push(...await readAlong(tx, asker, source, '_count', (values) => ` and ${idIn(source, 'x', ids, values)}`));
  }
  return found;
}
