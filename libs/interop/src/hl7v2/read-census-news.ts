import { CENSUS_MEANINGS, type CensusNews, type CensusTrigger, type Hl7Allergy } from './hl7-event.js';
import { type Hl7Message, type Hl7Segment, repetitionsOf, textAt } from './hl7-message.js';
import { codeAt, firstOf, identifiersAt, locationAt, personOf, refuseField, requireSegment, timeAt } from './read-parts.js';

/** Triggers about a person rather than a visit, in which PV1 may be left out. */
const WITHOUT_VISIT: readonly CensusTrigger[] = ['A31', 'A34', 'A40', 'A60'];

/** The events of an ADT: one, or in A34 and A40 one for each pair of PID and MRG. */
export function readCensusNews(message: Hl7Message, trigger: CensusTrigger): readonly CensusNews[] {
  const evn = requireSegment(message, 'EVN', 'it says when the event happened');
  const recordedAt = timeAt(evn, 2) ?? refuseField(evn, 2, 101, 'say when the event was recorded, as events are put in order by it');
  const pid = requireSegment(message, 'PID', 'it says who the message is about');
  const pv1 = WITHOUT_VISIT.includes(trigger) ? firstOf(message, 'PV1') : requireSegment(message, 'PV1', 'it says where the resident is');
  const news: CensusNews = {
    kind: 'census', trigger, what: CENSUS_MEANINGS[trigger], at: timeAt(evn, 6) ?? recordedAt, recordedAt, person: personOf(pid),
    location: locationAt(pv1, 3), priorLocation: locationAt(pv1, 6), disposition: textAt(pv1, 36), returnExpected: timeAt(firstOf(message, 'PV2'), 47),
    allergies: message.segments.flatMap(readAllergy), diagnoses: message.segments.filter(({ id }) => id === 'DG1').map((dg1) => codeAt(dg1, 3)), merged: [],
  };
  return news.what === 'merged' ? readMerges(message, news) : [news];
}

/** Each MRG belongs to the PID before it. */
function readMerges(message: Hl7Message, news: CensusNews): readonly CensusNews[] {
  requireSegment(message, 'MRG', 'it says which identifier goes');
  let person = news.person;
  return message.segments.flatMap((segment) => {
    if (segment.id === 'PID') person = personOf(segment);
    if (segment.id !== 'MRG') return [];
    const merged = identifiersAt(segment, 1);
    if (merged.length === 0) refuseField(segment, 1, 101, 'give the identifier that goes');
    return [{ ...news, person, merged }];
  });
}

/** AL1, and IAM of A60, which hold the same in the same fields, and in IAM-6 what becomes of it. */
function readAllergy(segment: Hl7Segment): readonly Hl7Allergy[] {
  if (segment.id !== 'AL1' && segment.id !== 'IAM') return [];
  const to = codeAt(segment, 3);
  if (to.code === '' && to.text === '') refuseField(segment, 3, 101, 'say what the allergy is to, by code or text');
  const reactions = Array.from({ length: repetitionsOf(segment, 5) }, (_, index) => textAt(segment, 5, 1, index + 1)).filter((text) => text !== '');
  return [{ kind: textAt(segment, 2), to, severity: textAt(segment, 4), reactions, removed: segment.id === 'IAM' && textAt(segment, 6) === 'D' }];
}
