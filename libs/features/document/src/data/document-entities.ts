import { DocumentEntity } from './document.entity.js';
import { DocumentSettingEntity } from './document-setting.entity.js';

/** Every row class of this feature, for the data source. */
export const DOCUMENT_ENTITIES = [
  DocumentEntity,
  DocumentSettingEntity,
] as const;
