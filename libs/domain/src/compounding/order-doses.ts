import type { Milli } from '@cyclefill/domain/kernel';
import type { Regimen } from '@cyclefill/domain/regimen';

/** Every amount that an order gives at one time; null = it does not say one: a range, a scale, or text that nobody could read. */
export function orderDoses(regimen: Regimen | null): readonly Milli[] | null {
  const doses = regimen?.phases.map(({ dose }): readonly Milli[] | null => {
    switch (dose.kind) {
      case 'fixed':
        return [dose.dose];
      case 'by-time':
      case 'alternating':
        return dose.doses;
      case 'range':
      case 'unstated':
        return null;
    }
  }) ?? [];
  return doses.length === 0 || doses.includes(null) ? null : [...new Set(doses.flatMap((own) => own ?? []))];
}
