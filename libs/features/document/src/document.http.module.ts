import { Module } from '@nestjs/common';
import { DocumentController } from './http/document.controller.js';

/** Needs a `DocumentStorage` from the app. */
@Module({ controllers: [DocumentController] })
export class DocumentHttpModule {}
