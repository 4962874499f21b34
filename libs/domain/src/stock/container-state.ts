/** Where a container is in its life. Only what is in stock or opened may be used; what is destroyed stays so. */
export const CONTAINER_STATES = ['in_stock', 'opened', 'empty', 'quarantined', 'recalled', 'destroyed'] as const;
export type ContainerState = (typeof CONTAINER_STATES)[number];

/** Whether units of a container in this state may be reserved and used. */
export function isUsable(state: ContainerState): boolean {
  return state === 'in_stock' || state === 'opened';
}
