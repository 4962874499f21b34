import { Module } from '@nestjs/common';
import { FhirMetadataController } from './http/fhir-metadata.controller.js';
import { FhirPatientController } from './http/fhir-patient.controller.js';
import { FhirResourceController } from './http/fhir-resource.controller.js';
import { FhirWriteController } from './http/fhir-write.controller.js';
import { ImportFhir } from './import/import-fhir.js';
import { ReadEverything } from './read/read-everything.js';
import { ReadResource } from './read/read-resource.js';
import { SearchResources } from './read/search-resources.js';
import { WriteResources } from './write/write-resources.js';

// The metadata first: `:type` would take it for one.
@Module({ controllers: [FhirMetadataController, FhirPatientController, FhirWriteController, FhirResourceController], providers: [ImportFhir, ReadEverything, ReadResource, SearchResources, WriteResources] })
export class FhirHttpModule {}
