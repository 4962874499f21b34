export { Clock } from './clock.js';
export { ClockModule } from './clock.module.js';
export { CountingIds } from './counting-ids.js';
export { FixedClock } from './fixed-clock.js';
export { Ids } from './ids.js';
export { SystemClock } from './system-clock.js';
export { SystemIds } from './system-ids.js';
export { uuidText } from './uuid-text.js';
