import { problemSchema } from '@cyclefill/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The description of all routes; the same for every installation. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Cyclefill')
    .setDescription('Cycle fill for long-term-care pharmacies: runs, batches, exceptions, documents. Errors are application/problem+json.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  const document = SwaggerModule.createDocument(app, head);
  const Problem = z.toJSONSchema(problemSchema, { target: 'openapi-3.0' }) as Schemas[string];
  return { ...document, components: { ...document.components, schemas: { ...document.components?.schemas, Problem } } };
}
