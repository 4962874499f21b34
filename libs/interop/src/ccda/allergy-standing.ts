import { TEMPLATE } from './ccda-codes.js';
import type { AllergyStanding } from './ccda-list.js';
import { at, attribute, descendants, hasTemplate } from './find.js';
import { momentText } from './read-times.js';
import type { XmlElement } from './xml-element.js';

const ACTIVE = '55561003';
/** SNOMED CT: inactive, resolved. */
const ENDED: readonly string[] = ['73425007', '413322009'];
/** Codes of HL7 ActStatus by what they say of an act that is tracked. */
const CONCERN: ReadonlyMap<string, AllergyStanding> = new Map([['active', 'active'], ['completed', 'ended'], ['aborted', 'ended'], ['cancelled', 'ended'], ['obsolete', 'ended'], ['nullified', 'in-error']]);
/** An observation that is `completed` has been made: that says nothing of the allergy. */
const OBSERVATION: ReadonlyMap<string, AllergyStanding> = new Map([['active', 'active'], ['aborted', 'ended'], ['cancelled', 'ended'], ['obsolete', 'ended'], ['nullified', 'in-error']]);

export interface Standing {
  readonly standing: AllergyStanding;
  readonly because: readonly string[];
}

/**
 * What holds of an allergy by all that is said of it: the status of its concern, that of its observation, their ends, a status observation of its own.
 * Entered in error or withdrawn anywhere it is that; where one says that it holds and another that it is over, a person decides.
 */
export function allergyStanding({ concern, observation }: { readonly concern: XmlElement | null; readonly observation: XmlElement }): Standing {
  const said = [...ofConcern(concern), ...ofObservation(observation), ...ofStatus(observation)];
  const of = (...standings: readonly AllergyStanding[]): readonly string[] => said.filter(([one]) => standings.includes(one)).map(([, reason]) => reason);
  if (of('in-error').length > 0) return { standing: 'in-error', because: of('in-error') };
  if (of('ended').length > 0) return { standing: of('active').length > 0 ? 'doubtful' : 'ended', because: of('active', 'ended') };
  return { standing: of('doubtful').length > 0 ? 'doubtful' : 'active', because: of('doubtful', 'active') };
}

type Said = readonly (readonly [AllergyStanding, string])[];

function ofConcern(concern: XmlElement | null): Said {
  if (concern === null) return [['doubtful', 'it stands under no concern, which would say whether it holds']];
  const code = attribute(at(concern, 'statusCode'), 'code');
  const standing = CONCERN.get(code ?? '') ?? 'doubtful';
  const end = at(concern, 'effectiveTime', 'high');
  return [[standing, code === null ? 'the status of the concern is not said' : `the concern is ${code}`], ...(end === null || !isEnd(end) ? [] : [['ended', `the concern ends ${endText(end)}`] as const])];
}

function ofObservation(observation: XmlElement): Said {
  const code = attribute(at(observation, 'statusCode'), 'code') ?? 'completed';
  const end = at(observation, 'effectiveTime', 'high');
  return [
    ...(code === 'completed' ? [] : [[OBSERVATION.get(code) ?? 'doubtful', `the observation is ${code}`] as const]),
    // An end, even one of unknown date, says that the allergy is resolved (C-CDA R2.1, allergy observation).
    ...(end === null || !isEnd(end) ? [] : [['ended', `the allergy ends ${endText(end)}`] as const]),
  ];
}

/** `NA` and `NI` say that there is no end; `UNK` that there is one. */
const isEnd = (end: XmlElement): boolean => attribute(end, 'value') !== null || attribute(end, 'nullFlavor') === 'UNK';
const endText = (end: XmlElement): string => momentText(attribute(end, 'value')) ?? 'at an unknown date';

function ofStatus(observation: XmlElement): Said {
  return [...descendants(observation)].filter((one) => hasTemplate(one, TEMPLATE.allergyStatus)).map((one) => {
    const code = attribute(at(one, 'value'), 'code');
    if (code === ACTIVE) return ['active', 'its status is active'] as const;
    return ENDED.includes(code ?? '') ? ['ended', 'its status is inactive or resolved'] as const : ['doubtful', 'its status is not understood'] as const;
  });
}
