import { FacilityInputs } from '@cyclefill/features/facility';
import type { ProductRow } from '@cyclefill/interop/catalogue';
import { type RecordedChanges, type RecordedTable, recordChanges } from '@cyclefill/platform/bulk';
import type { Tx } from '@cyclefill/platform/database';

const DRUG_PRODUCT: RecordedTable<ProductRow> = {
  name: 'drug_product',
  key: [{ name: 'ndc11', type: 'text', value: ({ ndc }) => ndc.ndc11 }],
  compared: [
    { name: 'ndc_labeler', type: 'text', value: ({ ndc }) => ndc.labeler },
    { name: 'ndc_product', type: 'text', value: ({ ndc }) => ndc.product },
    { name: 'ndc_package', type: 'text', value: ({ ndc }) => ndc.package },
    { name: 'rxcui', type: 'text', value: ({ rxcui }) => rxcui },
    { name: 'ingredient_rxcui', type: 'text', value: ({ ingredientRxcui }) => ingredientRxcui },
    { name: 'name', type: 'text', value: ({ name }) => name },
    { name: 'ingredient', type: 'text', value: ({ ingredient }) => ingredient },
    { name: 'proprietary_name', type: 'text', value: ({ proprietaryName }) => proprietaryName },
    { name: 'brand', type: 'boolean', value: ({ brand }) => brand },
    { name: 'application_type', type: 'text', value: ({ applicationType }) => applicationType },
    { name: 'labeler', type: 'text', value: ({ labeler }) => labeler },
    { name: 'strength', type: 'text', value: ({ strength }) => strength },
    { name: 'form', type: 'text', value: ({ form }) => form },
    { name: 'category', type: 'text', value: ({ category }) => category },
    { name: 'route', type: 'text', value: ({ route }) => route },
    { name: 'dose_unit', type: 'text', value: ({ doseUnit }) => doseUnit },
    { name: 'dea_schedule', type: 'text', value: ({ schedule }) => schedule },
    { name: 'therapeutic_class', type: 'text', value: ({ therapeuticClass }) => therapeuticClass },
    { name: 'looks', type: 'text', value: ({ looks }) => looks },
    { name: 'package_description', type: 'text', value: ({ packageDescription }) => packageDescription },
    { name: 'package_size_milli', type: 'integer', value: ({ packageSize }) => packageSize },
    { name: 'discard_after_days', type: 'smallint', value: ({ discardAfterDays }) => discardAfterDays },
    { name: 'unit_length_mm', type: 'smallint', value: ({ unitLengthMm }) => unitLengthMm },
    { name: 'countable', type: 'boolean', value: ({ handling }) => handling.countable },
    { name: 'split_unit_milli', type: 'smallint', value: ({ handling }) => handling.splitUnit },
    { name: 'hazardous', type: 'boolean', value: ({ handling }) => handling.hazardous },
    { name: 'original_container', type: 'boolean', value: ({ handling }) => handling.originalContainer },
    { name: 'refrigerated', type: 'boolean', value: ({ handling }) => handling.refrigerated },
  ],
  // The day of the database's clock: a catalogue has no day of its own.
  filledIn: { effective_from: 'current_date' },
};

/** Records what a catalogue says: new products, and new versions of those that it describes otherwise. Distinct NDCs; nothing is removed. */
export async function recordProducts(tx: Tx, products: readonly ProductRow[]): Promise<RecordedChanges<ProductRow>> {
  const changes = await recordChanges(tx, DRUG_PRODUCT, products);
  const changed = changes.changed.map(({ ndc }) => ndc.ndc11);
  // A batch that was computed with the old description must not be taken for up to date.
  await tx.get(FacilityInputs).productsMoved(changed);
  return changes;
}
