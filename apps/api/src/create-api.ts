import { configureHttp } from '@cyclefill/platform/http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { ApiInfrastructureModule } from './api-infrastructure.module.js';
import type { ApiConfig } from './api-infrastructure.module.js';
import { ApiModule } from './api.module.js';
import { openApiDocument } from './openapi-document.js';
import type { Logger } from '@cyclefill/platform/logging';

/** No request of ours is longer. */
const BODY_LIMIT = '64kb';

/** The API, ready to listen: routes, headers, description at `/api/openapi.json` and readable at `/api/docs`. */
export async function createApi(config: ApiConfig, log: Logger): Promise<NestExpressApplication> {
  const module = ApiModule.over(ApiInfrastructureModule.forRoot(config, log));
  // Parsed after the request has its context, so that a body that cannot be read is answered and logged like all else.
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: false, bodyParser: false, abortOnError: false });
  configureHttp(app);
  app.useBodyParser('json', { limit: BODY_LIMIT });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json', raw: ['json'], customSiteTitle: 'Cyclefill API', swaggerOptions: { persistAuthorization: false },
  });
  return app;
}
