export { RESIDENT_ENTITIES } from './data/resident-entities.js';
