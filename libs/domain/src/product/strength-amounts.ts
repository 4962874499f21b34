import { formatStrength } from '@cyclefill/domain/sig';

const NANOGRAMS: Readonly<Record<string, number>> = { mcg: 1e3, mg: 1e6, g: 1e9 };

interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** `1,000 mg` as nanograms, other units as they stand; without a figure it is one. */
function amountOf(text: string): Amount {
  const [, figure = '1', unit = ''] = /^(?:(\d[\d,]*(?:\.\d+)?) ?)?(.*)$/.exec(text.trim()) ?? [];
  const scale = NANOGRAMS[unit];
  const value = Number(figure.replaceAll(',', '')) * (scale ?? 1);
  return { value: Math.round(value * 1e6) / 1e6, unit: scale === undefined ? unit.toLowerCase() : 'ng' };
}

/** How much of one ingredient: weights in nanograms, other units as they stand. `per` null = in one piece. */
export interface StrengthPart {
  readonly value: number;
  readonly unit: string;
  readonly per: Amount | null;
}

function partOf(amount: Amount, per: Amount | null, divisible: boolean): StrengthPart {
  // 160 mg per 5 mL of a syrup is 32 mg per mL; a 30 mg syringe of 0.3 mL is not a 40 mg one of 0.4 mL.
  if (per === null || !divisible) return { ...amount, per };
  return { value: Math.round((amount.value / per.value) * 1e6) / 1e6, unit: amount.unit, per: { value: 1, unit: per.unit } };
}

/**
 * The amount of each ingredient, in the order of the text. What is stated in parentheses says the same again. `divisible` = any volume of
 * it may be measured out.
 */
export function strengthParts(strength: string, divisible: boolean): readonly StrengthPart[] {
  const parts = formatStrength(strength.replace(/\([^)]*\)/g, '').trim()).split('-').map((part) => part.split(' per '));
  const shared = parts.at(-1)?.[1];
  return parts.map(([of = '', per]) => {
    const below = per ?? (parts.filter((part) => part.length > 1).length === 1 ? shared : undefined);
    return partOf(amountOf(of), below === undefined ? null : amountOf(below), divisible);
  });
}

/** An amount as text that is equal where the amounts are: `500000000 ng`, `32000000 ng per 1 ml`. */
export function strengthKey({ value, unit, per }: StrengthPart): string {
  return per === null ? `${value} ${unit}` : `${value} ${unit} per ${per.value} ${per.unit}`;
}

/** The amounts of a catalogue's strength as keys: `0.5 g; 40 mg` is `500000000 ng`, `40000000 ng`. */
export function strengthAmounts(strength: string, divisible: boolean): readonly string[] {
  return strengthParts(strength, divisible).map(strengthKey);
}
