import { Module } from '@nestjs/common';
import { ClarificationPaper } from './clarification/clarification-paper.js';
import { ClarificationPaperController } from './http/clarification-paper.controller.js';
import { DocumentController } from './http/document.controller.js';

/** Needs a `DocumentStorage` from the app. */
@Module({ controllers: [DocumentController, ClarificationPaperController], providers: [ClarificationPaper] })
export class DocumentHttpModule {}
