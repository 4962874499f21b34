import { type CcdaAllergy, type CcdaList, type CcdaMedication, type CcdaNoneKnown, type CcdaPlace, type NotUnderstood, amountText, timeText } from '@cyclefill/interop/ccda';

/** HL7 ActMood by what people say for it. */
const MOODS: Readonly<Record<string, string>> = { EVN: 'taken or given', INT: 'planned', RQO: 'ordered', PRP: 'proposed', PRMS: 'promised' };

const placeText = ({ line, column, section }: CcdaPlace): string => `line ${line}:${column}${section === '' ? '' : `, ${section}`}`;
const indented = (label: string, text: string | null): readonly string[] => (text === null || text === '' ? [] : [`     ${label.padEnd(12)}${text}`]);
const spanText = (from: string | null, to: string | null): string | null => (from === null && to === null ? null : `${from ?? 'a start that is not said'} to ${to ?? 'no end that is said'}`);

/** All readings of a document, each with its place; what is not understood comes last. */
export function ccdaLines({ header, medications, allergies, noneKnown, notUnderstood, remarks }: CcdaList): readonly string[] {
  return [
    `${header.title ?? 'without a title'}, written ${header.writtenAt ?? 'at a time that is not said'}`, `of ${header.patient ?? 'a person who is not named'}, born ${header.bornOn ?? 'on a day that is not said'}`,
    ...remarks.map((remark) => `note: ${remark}`),
    ...titled('medications', medications.flatMap(medicationLines)), ...titled('allergies', [...noneKnown.flatMap(noneKnownLines), ...allergies.flatMap(allergyLines)]), ...titled('not understood', notUnderstood.flatMap(notUnderstoodLines)),
  ];
}

const titled = (title: string, lines: readonly string[]): readonly string[] => [`${title}: ${lines.length === 0 ? 'none is told' : ''}`.trimEnd(), ...lines];

function medicationLines(one: CcdaMedication): readonly string[] {
  return [
    `  ${one.standing.toUpperCase()}  ${one.drug}  (${one.standing === 'not-given' ? 'denied' : (MOODS[one.mood] ?? one.mood)}, ${one.mood}; status ${one.statusCode ?? 'not said'})`, ...indented('as written', one.drugAsWritten), ...indented('codes', [one.rxcui === null ? '' : `RxNorm ${one.rxcui}`, one.ndc === null ? '' : `NDC ${one.ndc}`].filter((code) => code !== '').join(', ')),
    ...one.ingredients.flatMap(({ name, quantity, isBase }) => indented(isBase ? 'base' : 'ingredient', `${name}${quantity === null ? '' : `, ${quantity}`}`)), ...indented('vehicle', one.vehicle),
    ...indented('directions', one.sig), ...indented('dose', one.dose === null ? null : `${amountText(one.dose)}${one.doseForm === null ? '' : ` (${one.doseForm})`}`), ...indented('rate', one.rate === null ? null : amountText(one.rate)),
    ...indented('at most', one.maximum === null ? null : `${amountText(one.maximum.most)} in ${amountText(one.maximum.within)}`), ...indented('route', one.route), ...indented('site', one.site), ...indented('when', one.times.map(timeText).join('; ')), ...indented('repeat', one.repeat),
    ...indented('as needed', one.asNeeded === null ? null : (one.asNeeded.for ?? 'for no reason that is said')), ...indented('for', one.indication), ...indented('from, to', spanText(one.from, one.to)), ...indented('not given', one.reasonNotGiven),
    ...indented('narrative', one.narrative), ...one.comments.flatMap((comment) => indented('comment', comment)), ...one.doubts.flatMap((doubt) => indented('DOUBT', doubt)), ...indented('place', placeText(one)),
  ];
}

function allergyLines(one: CcdaAllergy): readonly string[] {
  return [
    `  ${one.denied ? 'NO ALLERGY TO' : one.standing.toUpperCase()}  ${one.substance}${one.kind === null ? '' : `  (${one.kind})`}`, ...indented('codes', one.rxcui === null ? null : `RxNorm ${one.rxcui}`),
    ...one.reactions.flatMap(({ name, severity }) => indented('reaction', `${name}${severity === null ? '' : `, ${severity.toLowerCase()}`}`)), ...indented('severity', one.severity), ...indented('criticality', one.criticality), ...standingLines(one),
  ];
}

const noneKnownLines = (one: CcdaNoneKnown): readonly string[] => [`  NO KNOWN ${one.of.toUpperCase()}${one.standing === 'active' ? '' : `  (${one.standing}: it does not hold)`}`, ...standingLines(one)];

const standingLines = (one: CcdaAllergy | CcdaNoneKnown): readonly string[] => [
  ...indented('stands', `${one.standing}${one.because.length === 0 ? '' : `: ${one.because.join('; ')}`}`), ...indented('from, to', spanText(one.from, one.to)), ...one.doubts.flatMap((doubt) => indented('DOUBT', doubt)), ...indented('place', placeText(one)),
];

const notUnderstoodLines = (one: NotUnderstood): readonly string[] => [`  ${one.about}: ${one.reason}`, ...indented('text', one.text), ...indented('place', placeText(one))];
