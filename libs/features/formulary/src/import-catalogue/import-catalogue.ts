import { readCatalogue } from '@cyclefill/interop/catalogue';
import type { CsvIssue, SourceFile } from '@cyclefill/interop/csv';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { recordProducts } from './record-products.js';

/** What became of catalogue files. */
export interface CatalogueReport {
  /** `refused`: there are errors, and the database is as it was. */
  readonly outcome: 'imported' | 'unchanged' | 'refused';
  /** The first 1,000. */
  readonly errors: readonly CsvIssue[];
  readonly errorCount: number;
  readonly notices: readonly CsvIssue[];
  readonly products: { readonly read: number; readonly added: number; readonly changed: number };
}

/** Takes over a drug catalogue, all or nothing. The same catalogue twice changes nothing; products that it lacks stay. */
@Injectable()
export class ImportCatalogue {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async execute(actor: Actor, files: readonly SourceFile[]): Promise<CatalogueReport> {
    const { products, ...issues } = readCatalogue(files);
    const read = products.length;
    if (issues.errorCount > 0) return { outcome: 'refused', ...issues, products: { read, added: 0, changed: 0 } };
    return this.uow.run(actor, async (tx) => {
      const changes = await recordProducts(tx, products);
      const counts = { read, added: changes.added.length, changed: changes.changed.length };
      const moved = counts.added + counts.changed > 0;
      if (moved) {
        await tx.audit({ action: 'catalogue.import', subjectKind: 'catalogue', subjectId: null, detail: counts });
        await tx.execute('select refresh_statistics()');
      }
      return { outcome: moved ? 'imported' : 'unchanged', ...issues, products: counts };
    });
  }
}
