/** On whose behalf a transaction runs: the tenant whose rows it sees, and the person or service that answers for its writes. */
export interface Actor {
  readonly tenantId: string;
  /** null = the system itself (scheduler, worker). */
  readonly userId: string | null;
  readonly requestId: string;
}

/** Who a worker or the scheduler acts as inside one tenant. */
export function systemActor(tenantId: string): Actor {
  return { tenantId, userId: null, requestId: '' };
}
