import { Refusal } from '@cyclefill/contracts';
import { type DateStyle, type DocumentIdentity, type LabelModel, type OrderPrint, type Paper, type PharmacyPrint, type Prepared, type ResidentPrint, buildCompoundingRecord, buildInfusionLabels, dateText } from '@cyclefill/domain/documents';
import { type Day, type EpochMinute, type LocalDate, type LocalMinute, ZERO, Zone, addDays, day, invariant, parseMilli } from '@cyclefill/domain/kernel';
import { type NamedPreparations, type Preparation, readFormulas, readPreparations } from '@cyclefill/features/compounding';
import { type FillSnapshot, readFacilitySnapshot } from '@cyclefill/features/fill';
import { type LabelDpi, type RenderedPdf, type RenderedZpl, renderCardLabels, renderCompoundingRecord, renderZplLabels } from '@cyclefill/pdf';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type BenchProduct, readBenchProducts } from '../bench-papers/bench-rows.query.js';
import { makingOf } from '../build-papers/making.js';
import { orderSetHash } from '../build-papers/order-set-hash.js';
import { orderPrint, residentPages } from '../build-papers/resident-pages.js';
import { readPrintContext } from '../print-context/print-context.query.js';

/** One preparation. */
export type OnePreparation = Exclude<NamedPreparations, { readonly limit: number }>;
/** A drawn paper of a preparation; its name is for a file. */
export interface PreparationFile {
  readonly residentIds: readonly string[];
  readonly name: string;
}

/** What both papers are made of. */
interface Source {
  readonly preparation: Preparation;
  readonly prepared: Prepared;
  readonly order: OrderPrint;
  readonly resident: ResidentPrint;
  readonly pharmacy: PharmacyPrint;
  readonly paper: Paper;
  readonly identity: (short: string) => DocumentIdentity;
}

type Formula = Awaited<ReturnType<typeof readFormulas>>[number];

function preparedOf(preparation: Preparation, formula: Formula, products: ReadonlyMap<string, BenchProduct>, { zone, dates }: { readonly zone: Zone; readonly dates: DateStyle }): Prepared {
  const local = (at: string): LocalMinute => zone.toLocal(Math.floor(Date.parse(at) / 60_000) as EpochMinute);
  const date = (text: string): string => dateText(day(text as LocalDate), dates);
  const { code, count, makes, checkedAt, checkedBy, state, reason } = preparation;
  return {
    code, count, makes, formula: { code: formula.code, name: formula.name, from: date(formula.effectiveFrom) }, steps: formula.steps, route: formula.route, rate: formula.rate, storage: formula.storage, cautions: formula.cautions,
    preparedAt: local(preparation.preparedAt), preparedBy: preparation.preparedBy.name, beyondUseAt: local(preparation.beyondUseAt), beyondUseSource: preparation.beyondUseSource,
    checked: checkedAt === null || checkedBy === null ? null : { at: local(checkedAt), by: checkedBy.name, rejected: state === 'rejected' ? reason : null },
    ingredients: formula.ingredients.map((ingredient, index) => ({
      ...ingredient,
      taken: preparation.taken.filter((one) => one.ingredient === index + 1).map(({ container, ndc11, lot, expiresOn, amount }) => ({ container, lot, ndc: products.get(ndc11)?.ndc ?? ndc11, expires: date(expiresOn), amount: parseMilli(amount) ?? ZERO })),
    })),
  };
}

function orderOf(snapshot: FillSnapshot, orderId: string): FillSnapshot['orders'][number] {
  const order = snapshot.orders.find((one) => one.orderId === orderId);
  invariant(order !== undefined, 'a preparation of an order that was not known');
  return order;
}

async function readSource(tx: Tx, named: OnePreparation): Promise<Source> {
  const [preparation] = await readPreparations(tx, named);
  if (preparation === undefined) throw new Refusal('preparation.not-found');
  const [formula] = await readFormulas(tx, [preparation.formula.id]);
  invariant(formula !== undefined, 'a preparation without its formula');
  // By what was known when it was made, and checked: the same bytes whenever they are drawn.
  const known = new Date(preparation.checkedAt ?? preparation.preparedAt);
  const on: Day = Math.floor(known.getTime() / 86_400_000) as Day;
  const days = { from: on, to: addDays(on, 1) };
  const { snapshot, contexts } = await readFacilitySnapshot(tx, preparation.facilityId, days, { asOf: known, knownAt: known });
  const print = await readPrintContext(tx, preparation.facilityId, known);
  const { settings, pharmacy, zone: zoneName } = print.facility;
  const zone = Zone.of(zoneName);
  const facts = snapshot.residents.get(preparation.residentId);
  invariant(facts !== undefined, 'a preparation without its resident');
  const order = orderOf(snapshot, preparation.orderId);
  const products = await readBenchProducts(tx, preparation.taken.map(({ ndc11 }) => ndc11));
  const made = { ...makingOf(known, zoneName, { revision: preparation.version, replaces: preparation.version > 1 ? preparation.version - 1 : null }, settings.dates), orderSetHash: orderSetHash({ print, contexts, days }, [order]).slice(0, 8) };
  return {
    preparation, pharmacy, prepared: preparedOf(preparation, formula, products, { zone, dates: settings.dates }), order: orderPrint(print, order), paper: settings.paper,
    resident: residentPages(print, snapshot.residents, snapshot.batch.asOf)(facts), identity: (short) => ({ ...made, id: `${short}-${preparation.code}` }),
  };
}

/** Infusion label and compounding record (R227), drawn from what is recorded. Nothing is stored: until it is checked, and from then on for good, they are the same bytes. */
@Injectable()
export class PreparationPaper {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal preparation.not-found, preparation.rejected */
  async label(actor: Actor, named: OnePreparation): Promise<RenderedPdf & PreparationFile> {
    const { models, ...file } = await this.labels(actor, named);
    return { ...(await renderCardLabels(models)), ...file };
  }

  /** The same labels for a thermal printer. @throws as {@link label} */
  async zpl(actor: Actor, named: OnePreparation, dpi: LabelDpi): Promise<RenderedZpl & PreparationFile> {
    const { models, ...file } = await this.labels(actor, named);
    return { ...renderZplLabels(models, dpi), ...file };
  }

  /** @param paper null = as the facility has chosen. @throws Refusal preparation.not-found */
  async record(actor: Actor, named: OnePreparation, paper: Paper | null): Promise<RenderedPdf & PreparationFile> {
    const source = await this.read(actor, named);
    const model = buildCompoundingRecord({ ...source, paper: paper ?? source.paper, identity: source.identity('COMPOUND') });
    return { ...(await renderCompoundingRecord(model)), residentIds: [source.preparation.residentId], name: `compounding-record-${source.preparation.code}` };
  }

  private async labels(actor: Actor, named: OnePreparation): Promise<PreparationFile & { readonly models: readonly LabelModel[] }> {
    const source = await this.read(actor, named);
    if (source.preparation.state === 'rejected') throw new Refusal('preparation.rejected');
    return { models: buildInfusionLabels({ ...source, identity: source.identity('INFUSION') }), residentIds: [source.preparation.residentId], name: `label-${source.preparation.code}` };
  }

  private read(actor: Actor, named: OnePreparation): Promise<Source> {
    return this.uow.run(actor, (tx) => readSource(tx, named), { isolation: 'REPEATABLE READ' });
  }
}
