import type { DocumentRenderer } from '@cyclefill/features/document';
import { configureHttp } from '@cyclefill/platform/http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import { ApiInfrastructureModule } from './api-infrastructure.module.js';
import type { ApiConfig } from './api-infrastructure.module.js';
import { ApiModule } from './api.module.js';
import { openApiDocument } from './openapi-document.js';
import type { Logger } from '@cyclefill/platform/logging';

/** The API, ready to listen: routes, headers, description at `/api/openapi.json` and readable at `/api/docs`. @param renderer draws what is asked for at once; whoever made it ends it */
export async function createApi(config: ApiConfig, log: Logger, renderer: DocumentRenderer): Promise<NestExpressApplication> {
  const module = ApiModule.over(ApiInfrastructureModule.forRoot(config, log, renderer));
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: false, bodyParser: false, abortOnError: false });
  configureHttp(app);
  // More than any body that a route takes.
  app.useBodyParser('json', { limit: '256kb' });
  // A search whose parameters stand in no address.
  app.useBodyParser('urlencoded', { extended: false, limit: '64kb' });
  // The paper of a prescription comes as the file that it is.
  app.useBodyParser('raw', { type: ['application/pdf', 'image/png', 'image/jpeg'], limit: '10mb' });
  // What a resident comes with: kept as it came.
  app.useBodyParser('raw', { type: ['application/fhir+json'], limit: '8mb' });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json', raw: ['json'], customSiteTitle: 'Cyclefill API', swaggerOptions: { persistAuthorization: false },
  });
  return app;
}
