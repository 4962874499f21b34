import { Module } from '@nestjs/common';
import { FhirMetadataController } from './http/fhir-metadata.controller.js';
import { FhirPatientController } from './http/fhir-patient.controller.js';
import { FhirResourceController } from './http/fhir-resource.controller.js';
import { ReadEverything } from './read/read-everything.js';
import { ReadResource } from './read/read-resource.js';
import { SearchResources } from './read/search-resources.js';

// The metadata first: `:type` would take it for one.
@Module({ controllers: [FhirMetadataController, FhirPatientController, FhirResourceController], providers: [ReadEverything, ReadResource, SearchResources] })
export class FhirHttpModule {}
