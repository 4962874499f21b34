const SOLID = /\b(TABLET|CAPSULE)\b/u;

/** First match wins: route, form, category. */
const CATEGORIES: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^(ORAL|SUBLINGUAL|BUCCAL)/u, SOLID, 'oral_solid'],
  [/^ORAL/u, /\b(POWDER|GRANULE)\b/u, 'oral_powder'],
  [/^ORAL/u, /./u, 'oral_liquid'],
  [/^TRANSDERMAL/u, /./u, 'patch'],
  [/./u, /\b(PATCH)\b/u, 'patch'],
  [/^OPHTHALMIC/u, /./u, 'eye'],
  [/^(AURICULAR|OTIC)/u, /./u, 'otic'],
  [/^NASAL/u, /./u, 'nasal'],
  [/^RECTAL/u, /./u, 'rectal'],
  [/^RESPIRATORY/u, /\b(SOLUTION|SUSPENSION)\b/u, 'nebulizer'],
  [/^RESPIRATORY/u, /./u, 'inhaler'],
  [/^(TOPICAL|VAGINAL)/u, /./u, 'topical'],
  [/./u, /\bINJECTION\b/u, 'injectable'],
];

/** Category of a product from its FDA dosage form and first route, in the words of our own catalogue. */
export function categoryOf(form: string, route: string): string {
  const first = route.split(';')[0]?.trim().toUpperCase() ?? '';
  return CATEGORIES.find(([routes, forms]) => routes.test(first) && forms.test(form.toUpperCase()))?.[2] ?? 'other';
}

/** Unit that doses of a form are counted in; '' where the form does not say. */
export function doseUnitOf(form: string): string {
  return SOLID.exec(form.toUpperCase())?.[1]?.toLowerCase() ?? '';
}

/** `70; 5600` and `mg/1; [iU]/1` as `70 mg-5600 units`. */
export function strengthOf(amounts: string, units: string): string {
  const unit = units.split(';').map((part) => part.trim().replace(/\/1$/u, '').replace('[iU]', 'units').replace('ug', 'mcg'));
  return amounts.split(';').map((amount, index) => `${amount.trim()} ${unit[index] ?? ''}`.trim()).join('-');
}
