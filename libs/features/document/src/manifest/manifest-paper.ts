import { createHash } from 'node:crypto';
import type { AccessScope } from '@cyclefill/contracts';
import { type ManifestInput, type ManifestResidentInput, type Paper, buildManifest } from '@cyclefill/domain/documents';
import { type JsonValue, type LocalDate, ZERO, canonicalJson, day, parseMilli } from '@cyclefill/domain/kernel';
import { type ManifestView, ReadManifest } from '@cyclefill/features/delivery';
import { type RenderedPdf, renderManifest } from '@cyclefill/pdf';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type SharedSettings, readSharedSettings } from '../print-context/document-settings.query.js';
import { makingOf } from '../build-papers/making.js';

type Residents = ManifestView['stops'][number]['controlled'];

const PharmacyRow = z.object({ name: z.string(), phone: z.string(), now: z.date() });

/** The manifest of a delivery as paper (D84): of what the asker may see. Nothing is stored; once the van has left it is the same however often it is drawn. */
@Injectable()
export class ManifestPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal delivery.not-found */
  async execute(actor: Actor, scope: AccessScope, deliveryId: string, paper: Paper | null): Promise<RenderedPdf & { readonly residentIds: readonly string[]; readonly name: string }> {
    const manifest = await new ReadManifest(this.uow).execute(actor, scope, deliveryId);
    const { pharmacy, shared } = await this.uow.run(actor, async (tx) => {
      const [row] = await tx.query(PharmacyRow, `select coalesce(p.name, '') as name, coalesce(p.phone, '') as phone, now() from tenant t left join pharmacy p on p.tenant_id = t.id where t.id = $1`, [actor.tenantId]);
      const madeAt = manifest.departedAt === null ? (row?.now ?? new Date(0)) : new Date(manifest.departedAt);
      return { pharmacy: row, shared: await readSharedSettings(tx, manifest.stops.map(({ facilityId }) => facilityId), madeAt) };
    });
    const { name = '', phone = '', now = new Date(0) } = pharmacy ?? {};
    const input = manifestInput(manifest, { name, phone }, { paper: paper ?? shared.paper, dates: shared.dates }, now);
    const pdf = await renderManifest(buildManifest(input));
    const residents = manifest.stops.flatMap(({ wings, controlled }) => [...wings.flatMap((wing) => wing.residents), ...controlled]);
    return { ...pdf, residentIds: [...new Set(residents.map(({ residentId }) => residentId))], name: input.identity.id };
  }
}

function manifestInput(manifest: ManifestView, pharmacy: ManifestInput['pharmacy'], { paper, dates }: SharedSettings, now: Date): ManifestInput {
  const { runOn, departure, departedAt, early, routeCode, van, driver } = manifest;
  const hash = createHash('sha256').update(canonicalJson(manifest as unknown as JsonValue)).digest('hex');
  return {
    paper, pharmacy, routeCode, departure, van, driver, runOn: day(runOn as LocalDate), hasLeft: departedAt !== null, early,
    identity: {
      id: `MAN-${routeCode}-${runOn}-${departure.replace(':', '')}`, orderSetHash: hash.slice(0, 8),
      ...makingOf(departedAt === null ? now : new Date(departedAt), manifest.zone, { revision: 1, replaces: null }, dates),
    },
    stops: manifest.stops.map(({ facility, totes, wings, controlled, totals }) => ({
      facility, totes, wings: wings.map(({ wing, residents }) => ({ wing, residents: residentsOf(residents) })), controlled: residentsOf(controlled),
      packs: totals.packs, containers: totals.containers, refrigerated: totals.refrigerated,
    })),
  };
}

function residentsOf(residents: Residents): readonly ManifestResidentInput[] {
  return residents.map(({ residentCode, familyName, givenName, items }) => ({
    code: residentCode, familyName, givenName,
    items: items.map(({ units, refrigerated, ...item }) => ({ ...item, units: parseMilli(units) ?? ZERO, isCold: refrigerated })),
  }));
}
