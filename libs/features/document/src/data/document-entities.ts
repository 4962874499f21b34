import { DocumentEntity } from './document.entity.js';

/** Every row class of this feature, for the data source. */
export const DOCUMENT_ENTITIES = [
  DocumentEntity,
] as const;
