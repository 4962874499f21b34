/** How a dosage form lets go of its drug, as far as form and names say. */
export interface Release {
  /** `immediate` = nothing says otherwise. */
  readonly kind: 'immediate' | 'extended' | 'delayed' | 'delayed_extended';
  /** The maker's own word for it, such as `xl` or `12h`: an SR and an XL of one strength are not the same; '' = none is given. */
  readonly detail: string;
}

const EXTENDED = /\b(?:extended|sustained|controlled|modified|prolonged|er|xr|xl|sr|cr|la|cd|(?:12|24)[ -]?h(?:ou)?rs?)\b/;
const DELAYED = /\b(?:delayed|enteric|dr|ec)\b/;
const DETAILS = /\b(?:xr|xl|sr|cr|la|cd|(?:12|24)(?=[ -]?h(?:ou)?rs?\b))/g;

/** Release by the words of the form, the name and the maker's name: any of them that says it is believed (V20). */
export function releaseOf(form: string, name: string, proprietaryName: string): Release {
  const text = `${form} ${name} ${proprietaryName}`.toLowerCase();
  const [extended, delayed] = [EXTENDED.test(text), DELAYED.test(text)];
  const detail = [...new Set(text.match(DETAILS) ?? [])].toSorted().join(' ');
  return { kind: extended ? (delayed ? 'delayed_extended' : 'extended') : delayed ? 'delayed' : 'immediate', detail };
}
