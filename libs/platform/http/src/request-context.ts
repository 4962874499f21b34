import { Invariant, Refusal } from '@cyclefill/contracts';
import type { Actor } from '@cyclefill/platform/database';
import type { OperationOptions } from './operation.decorator.js';
import type { Principal } from './principal.js';

/** What is known of one request, from its arrival to its audit row. */
export class RequestContext {
  /** Set when the route is known. */
  operation: OperationOptions | null = null;
  /** Set when the token has been checked; null on public routes. */
  principal: Principal | null = null;
  private readonly residents = new Set<string>();
  private subject: string | null = null;

  constructor(readonly requestId: string) {}

  /** The person asking; a public route has none and may not ask. */
  get caller(): Principal {
    if (this.principal === null) throw new Refusal('auth.token-invalid');
    return this.principal;
  }

  get actor(): Actor {
    const { tenantId, userId } = this.caller;
    return { tenantId, userId, requestId: this.requestId };
  }

  /** Names the row that the audit is about. */
  about(subjectId: string): void {
    this.subject = subjectId;
  }

  /** Names the residents whose data goes into the answer. */
  touched(residentIds: Iterable<string>): void {
    for (const id of residentIds) this.residents.add(id);
  }

  get subjectId(): string | null {
    return this.subject;
  }

  get residentIds(): readonly string[] {
    return [...this.residents];
  }
}

const contexts = new WeakMap<object, RequestContext>();

/** Ties a context to its request. Called once, before anything else sees the request. */
export function openContext(request: object, requestId: string): RequestContext {
  const context = new RequestContext(requestId);
  contexts.set(request, context);
  return context;
}

/** The context of a request. */
export function contextOf(request: object): RequestContext {
  const context = contexts.get(request);
  if (context === undefined) throw new Invariant('the request came past the request-context middleware');
  return context;
}
