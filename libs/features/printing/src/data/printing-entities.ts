import { PrintJobEntity } from './print-job.entity.js';
import { PrinterEntity } from './printer.entity.js';

/** Every row class of this feature, for the data source. */
export const PRINTING_ENTITIES = [
  PrinterEntity,
  PrintJobEntity,
] as const;
