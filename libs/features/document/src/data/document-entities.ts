import { DocumentEntity } from './document.entity.js';
import { DocumentSettingEntity } from './document-setting.entity.js';
import { DocumentSetEntity } from './document-set.entity.js';
import { DocumentSetFileEntity } from './document-set-file.entity.js';

/** Every row class of this feature, for the data source. */
export const DOCUMENT_ENTITIES = [
  DocumentEntity,
  DocumentSettingEntity,
  DocumentSetEntity,
  DocumentSetFileEntity,
] as const;
