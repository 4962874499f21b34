import { Hl7MessageEntity } from './hl7-message.entity.js';
import { Hl7OrderEntity } from './hl7-order.entity.js';
import { Hl7OutboxEntity } from './hl7-outbox.entity.js';
import { Hl7PartnerEntity } from './hl7-partner.entity.js';

/** Every row class of this feature, for the data source. */
export const HL7_ENTITIES = [Hl7PartnerEntity, Hl7MessageEntity, Hl7OrderEntity, Hl7OutboxEntity] as const;
