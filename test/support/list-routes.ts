import type { INestApplication } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { OPERATION } from '@cyclefill/platform/http';
import type { OperationOptions } from '@cyclefill/platform/http';

export interface Route {
  /** `GET /api/v1/documents/:id` */
  readonly route: string;
  readonly operation: OperationOptions | undefined;
}

type Handler = (...args: never[]) => unknown;

/** Every route that a controller of the running app declares, with what it declares about access. */
export function listRoutes(app: INestApplication): readonly Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const base: unknown = Reflect.getMetadata('path', metatype);
    const prototype = metatype.prototype as Readonly<Record<string, Handler>>;
    return Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor').flatMap((name) => {
      const handler = prototype[name];
      const path: unknown = handler && Reflect.getMetadata('path', handler);
      if (handler === undefined || typeof path !== 'string') return [];
      const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
      const operation = Reflect.getMetadata(OPERATION, handler) as OperationOptions | undefined;
      return [{ route: `${method} /${[base, path].map((part) => String(part).replaceAll(/^\/|\/$/gu, '')).filter(Boolean).join('/')}`, operation }];
    });
  });
}

interface ExpressLayer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** Every route that the server answers, whoever put it there. */
export function listServedRoutes(app: INestApplication): readonly string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: readonly ExpressLayer[] } };
  return router.stack.flatMap(({ route }) => (route === undefined ? [] : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)));
}
