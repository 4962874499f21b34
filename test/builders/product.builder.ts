import type { ComparableProduct } from '@cyclefill/domain/product';

export const METOPROLOL_TARTRATE: ComparableProduct = {
  ndc11: '00378003201', rxcui: '866514', ingredientRxcui: '6918', name: 'metoprolol tartrate', ingredient: 'Metoprolol', proprietaryName: '', strength: '50 mg',
  form: 'Oral Tablet', category: 'oral_solid', route: 'ORAL', labeler: 'Sample Labs', looks: 'white',
};

/** A product that differs from a plain tablet in what is said. */
export function aProduct(more: Partial<ComparableProduct> = {}): ComparableProduct {
  return { ...METOPROLOL_TARTRATE, ...more };
}
