export { DELIVERY_ENTITIES } from './data/delivery-entities.js';
