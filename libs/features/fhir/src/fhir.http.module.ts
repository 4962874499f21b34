import { Module } from '@nestjs/common';
import { FhirMetadataController } from './http/fhir-metadata.controller.js';
import { FhirResourceController } from './http/fhir-resource.controller.js';
import { ReadResource } from './read/read-resource.js';
import { SearchResources } from './read/search-resources.js';

// The metadata first: `:type` would take it for one.
@Module({ controllers: [FhirMetadataController, FhirResourceController], providers: [ReadResource, SearchResources] })
export class FhirHttpModule {}
