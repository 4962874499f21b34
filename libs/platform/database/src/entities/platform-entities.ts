import { AuditEventEntity } from './audit-event.entity.js';
import { RequestReceiptEntity } from './request-receipt.entity.js';
import { TaskEntity } from './task.entity.js';

/** Every row class of the platform itself, for the data source. */
export const PLATFORM_ENTITIES = [
  TaskEntity,
  AuditEventEntity,
  RequestReceiptEntity,
] as const;
