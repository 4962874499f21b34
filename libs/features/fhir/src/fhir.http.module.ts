import { Module } from '@nestjs/common';
import { ExportFacility } from './export/export-facility.js';
import { FhirExportController } from './http/fhir-export.controller.js';
import { FhirMetadataController } from './http/fhir-metadata.controller.js';
import { FhirOrderController } from './http/fhir-order.controller.js';
import { FhirPatientController } from './http/fhir-patient.controller.js';
import { FhirResourceController } from './http/fhir-resource.controller.js';
import { FhirWriteController } from './http/fhir-write.controller.js';
import { ImportFhir } from './import/import-fhir.js';
import { PreviewSchedule } from './preview/preview-schedule.js';
import { ReadEverything } from './read/read-everything.js';
import { ReadResource } from './read/read-resource.js';
import { SearchResources } from './read/search-resources.js';
import { WriteResources } from './write/write-resources.js';

// The resources last: their `:type` would take anything for one.
@Module({
  controllers: [FhirMetadataController, FhirExportController, FhirOrderController, FhirPatientController, FhirWriteController, FhirResourceController],
  providers: [ExportFacility, ImportFhir, PreviewSchedule, ReadEverything, ReadResource, SearchResources, WriteResources],
})
export class FhirHttpModule {}
