import { createHash } from 'node:crypto';
import { type AccessScope, Refusal, scopeArrays } from '@cyclefill/contracts';
import { type AppearanceInput, type LooksChange, type LooksResident, type Paper, buildAppearancePages, buildAppearanceSheets } from '@cyclefill/domain/documents';
import { type EpochMinute, Zone, byCodePoint, dayOf, formatDay, invariant } from '@cyclefill/domain/kernel';
import { compareProducts } from '@cyclefill/domain/product';
import { type LookDifference, readLookDifferences } from '@cyclefill/features/bench';
import { readProduct } from '@cyclefill/features/formulary';
import { residentInScope } from '@cyclefill/features/resident';
import { type RenderedPdf, renderAppearancePages, renderAppearanceSheets } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { asProduct, readBenchProducts, readBenchRows } from '../bench-papers/bench-rows.query.js';
import { type BenchSource, readBenchSources } from '../bench-papers/bench-source.js';
import { makingOf } from '../build-papers/making.js';
import { fileNameParts } from '../build-papers/sheet-files.js';
import { readPrintContext } from '../print-context/print-context.query.js';

/** A sheet a wing for the nurses, or a page a resident. */
export const APPEARANCE_SCOPES = ['wing', 'resident'] as const;
export type AppearanceScope = (typeof APPEARANCE_SCOPES)[number];

/** Whose packs are looked at. */
export interface AppearanceRequest {
  readonly batchId: string;
  readonly per: AppearanceScope;
  /** Code of one resident; null = everybody whom the asker may see. */
  readonly resident: string | null;
  /** null = as the facility has chosen. */
  readonly paper: Paper | null;
}

type LooksOf = (source: BenchSource) => readonly LooksChange[];
const CodeRow = z.object({ id: z.string(), code: z.string() });
const FIRST = { revision: 1, replaces: null } as const;

/** What of each pack looks different. Packages of one product do not: only where maker, look or more differs is it told. */
async function readLooks(tx: Tx, packIds: readonly string[]): Promise<LooksOf> {
  const found = await readLookDifferences(tx, packIds);
  const products = await readBenchProducts(tx, found.flatMap(({ was, is }) => [was, is]));
  const comparable = new Map((await Promise.all([...products.keys()].map((ndc11) => readProduct(tx, ndc11)))).flatMap((product) => (product === null ? [] : [[product.ndc11, product] as const])));
  const change = ({ rxNumber, was, is }: LookDifference, source: BenchSource): readonly LooksChange[] => {
    const [before, now, from, to] = [products.get(was), products.get(is), comparable.get(was), comparable.get(is)];
    const order = source.orders.find((one) => one.order.print.rxNumber === rxNumber);
    if (before === undefined || now === undefined || from === undefined || to === undefined || order === undefined) return [];
    const { differs, same } = compareProducts(from, to);
    if (differs.length === 0) return [];
    const { product } = order.order.print;
    const { packId: code, plan } = source.pack('LOOKS');
    return [{ rxNumber, was: { print: asProduct(product, before), maker: before.labeler }, is: { print: asProduct(product, now), maker: now.labeler }, sameDrug: same, pack: { code, plan } }];
  };
  const byPack = Map.groupBy(found, ({ packId }) => packId);
  return (source) => (byPack.get(source.row.id) ?? []).flatMap((one) => change(one, source));
}

/** Residents of the sources with what looks different for them. */
function residentsOf(sources: readonly BenchSource[], looks: LooksOf, codes: ReadonlyMap<string, string>): readonly LooksResident[] {
  return [...Map.groupBy(sources, ({ row }) => row.residentId)].flatMap(([id, own]): readonly LooksResident[] => {
    const [first] = own;
    const changes = own.flatMap(looks);
    return first === undefined || changes.length === 0 ? [] : [{ resident: first.pack('LOOKS').resident, wing: first.wing, code: codes.get(id) ?? id, changes }];
  });
}

/** The orders' hash of one resident, and over those of several. */
function hashOf(sources: readonly BenchSource[]): string {
  const hashes = [...new Set(sources.map(({ pack }) => pack('LOOKS').identity.orderSetHash))].toSorted(byCodePoint);
  return hashes.length === 1 ? (hashes[0] ?? '') : createHash('sha256').update(hashes.join(' ')).digest('hex').slice(0, 8);
}

async function readAppearance(tx: Tx, scope: AccessScope, { batchId, resident, paper }: AppearanceRequest): Promise<{ readonly input: AppearanceInput; readonly residentIds: readonly string[] }> {
  const rows = await readBenchRows(tx, { batchId });
  const [first] = rows;
  if (first === undefined) throw new Refusal('batch.not-found');
  const seen = await tx.query(CodeRow, `select r.id, r.code from resident r where r.facility_id = $3 and ${residentInScope({ facility: 'r.facility_id', resident: 'r.id' })}`, [...scopeArrays(scope), first.facilityId]);
  const codes = new Map(seen.filter(({ code }) => (resident ?? code) === code).map(({ id, code }) => [id, code]));
  const sources = (await readBenchSources(tx, rows, paper)).filter(({ row }) => codes.has(row.residentId));
  const [source] = sources;
  if (source === undefined) throw new Refusal('batch.not-found');
  const { identity, paper: size } = source.pack('LOOKS');
  const known = new Date(Math.max(...rows.map(({ knownAt }) => knownAt.getTime())));
  const { facility } = await readPrintContext(tx, first.facilityId, known);
  const { windowFrom, windowTo } = first;
  invariant(windowFrom !== null && windowTo !== null, 'a pack of a batch has its window');
  const residents = residentsOf(sources, await readLooks(tx, sources.map(({ row }) => row.id)), codes);
  const wings = [...new Set(sources.map(({ wing }) => wing))];
  const names = fileNameParts(wings);
  const making = makingOf(known, source.zone, FIRST, facility.settings.dates);
  return {
    residentIds: residents.map(({ code }) => seen.find((one) => one.code === code)?.id ?? code),
    input: {
      paper: size, facility: facility.name, pharmacy: `${facility.pharmacy.name} ${facility.pharmacy.phone}`.trim(), days: { from: windowFrom, to: windowTo }, dates: identity.dates, residents,
      madeOn: dayOf(Zone.of(source.zone).toLocal(Math.floor(known.getTime() / 60_000) as EpochMinute)), wings,
      identity: (of) => {
        const [name, own] = 'wing' in of ? [names.get(of.wing) ?? '', sources.filter(({ wing }) => wing === of.wing)] : [of.resident, sources.filter(({ row }) => codes.get(row.residentId) === of.resident)];
        return { ...making, id: `LOOKS-${facility.code}-${formatDay(windowFrom)}-${name}`.toUpperCase(), orderSetHash: hashOf(own) };
      },
    },
  };
}

/** What in the packs of a batch looks different from the last sealed pack (E21, R511). Nothing is stored: until the next step of a pack it is the same bytes. */
@Injectable()
export class AppearancePaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal batch.not-found where nothing of it can be seen; batch.looks-as-before: a page a resident, and nobody's packs look different */
  async execute(actor: Actor, scope: AccessScope, request: AppearanceRequest): Promise<RenderedPdf & { readonly residentIds: readonly string[]; readonly name: string }> {
    const { input, residentIds } = await this.uow.run(actor, (tx) => readAppearance(tx, scope, request), { isolation: 'REPEATABLE READ' });
    if (request.per === 'resident' && input.residents.length === 0) throw new Refusal('batch.looks-as-before');
    const drawn = request.per === 'wing' ? await renderAppearanceSheets(buildAppearanceSheets(input)) : await renderAppearancePages(buildAppearancePages(input));
    return { ...drawn, residentIds, name: `looks-${request.per}-${request.resident ?? request.batchId}` };
  }
}
