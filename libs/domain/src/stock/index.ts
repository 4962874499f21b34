export { CONTAINER_STATES, isUsable } from './container-state.js';
export type { ContainerState } from './container-state.js';
export { MOVEMENT_KINDS, MOVEMENT_REFUSALS, NEW_CONTAINER, applyMovement, freeIn, reservedIn, usableFor } from './movement.js';
export type { ContainerBalance, Movement, MovementEffect, MovementKind, MovementRefusal } from './movement.js';
export { pickFefo } from './fefo.js';
export type { Pick, PickDemand, PickPlan, PickableContainer } from './fefo.js';
