import { PackagerExportEntity } from './packager-export.entity.js';

/** Every row class of this feature, for the data source. */
export const PACKAGER_ENTITIES = [
  PackagerExportEntity,
] as const;
