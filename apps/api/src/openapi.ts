import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { ApiModule } from './api.module.js';
import { OfflineInfrastructureModule } from './offline-infrastructure.module.js';
import { openApiDocument } from './openapi-document.js';

// Writes the description of the API to the path given; needs neither database nor queue.
const [path = 'apps/api/openapi.json'] = process.argv.slice(2);
const app = await NestFactory.create(ApiModule.over(OfflineInfrastructureModule), { logger: false });
await writeFile(path, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
await app.close();
