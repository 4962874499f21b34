import { BedEntity } from './bed.entity.js';
import { CycleEntity } from './cycle.entity.js';
import { CycleClockEntity } from './cycle-clock.entity.js';
import { FacilityEntity } from './facility.entity.js';
import { FacilityCalendarEntity } from './facility-calendar.entity.js';
import { FacilityClockEntity } from './facility-clock.entity.js';
import { MedPassEntity } from './med-pass.entity.js';
import { PharmacyEntity } from './pharmacy.entity.js';
import { TenantEntity } from './tenant.entity.js';
import { WingEntity } from './wing.entity.js';

/** Every row class of this feature, for the data source. */
export const FACILITY_ENTITIES = [
  TenantEntity,
  PharmacyEntity,
  FacilityEntity,
  FacilityClockEntity,
  FacilityCalendarEntity,
  WingEntity,
  BedEntity,
  MedPassEntity,
  CycleEntity,
  CycleClockEntity,
] as const;
