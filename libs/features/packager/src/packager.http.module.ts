import { Module } from '@nestjs/common';
import { AnswerExport } from './answer-export/answer-export.js';
import { ExportPacks } from './export-packs/export-packs.js';
import { PackagerExportController } from './http/packager-export.controller.js';
import { ResendExport } from './resend-export/resend-export.js';

/** Needs a `DocumentStorage` from the app. */
@Module({ controllers: [PackagerExportController], providers: [ExportPacks, AnswerExport, ResendExport] })
export class PackagerHttpModule {}
