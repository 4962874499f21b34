import type { CcdaHeader } from './ccda-list.js';
import { at, attribute, childrenOf } from './find.js';
import { plainText } from './narrative.js';
import { momentText } from './read-times.js';
import type { XmlElement } from './xml-element.js';

/** Of whom and when a document is; a fragment says neither. Two patients are none. */
export function readHeader(root: XmlElement): CcdaHeader {
  const title = at(root, 'title');
  const targets = childrenOf(root, 'recordTarget');
  const patient = targets.length === 1 ? at(root, 'recordTarget', 'patientRole', 'patient') : null;
  const name = at(patient, 'name');
  return {
    title: root.name !== 'ClinicalDocument' || title === null ? null : plainText(title), writtenAt: root.name === 'ClinicalDocument' ? momentText(attribute(at(root, 'effectiveTime'), 'value')) : null,
    patient: name === null ? null : plainText(name), bornOn: momentText(attribute(at(patient, 'birthTime'), 'value')),
  };
}
