export { Authenticator } from './authenticator.js';
export type { Principal } from './principal.js';
export { configureHttp } from './configure-http.js';
export { Context } from './context.decorator.js';
export { HttpModule } from './http.module.js';
export { OPERATION, Operation } from './operation.decorator.js';
export type { AuditKind, OperationOptions } from './operation.decorator.js';
export { RequestContext } from './request-context.js';
export { ApiReadVersion, ApiRequestKey, ReadVersion, RequestKey } from './write-headers.js';
