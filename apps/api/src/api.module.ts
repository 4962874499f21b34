import { BenchHttpModule } from '@cyclefill/features/bench';
import { ClinicalHttpModule } from '@cyclefill/features/clinical';
import { CompoundingHttpModule } from '@cyclefill/features/compounding';
import { DeliveryHttpModule } from '@cyclefill/features/delivery';
import { DocumentHttpModule } from '@cyclefill/features/document';
import { FacilityHttpModule } from '@cyclefill/features/facility';
import { FormularyHttpModule } from '@cyclefill/features/formulary';
import { FHIR_ERRORS, FhirHttpModule } from '@cyclefill/features/fhir';
import { FillHttpModule } from '@cyclefill/features/fill';
import { IdentityModule } from '@cyclefill/features/identity';
import { OrderHttpModule } from '@cyclefill/features/order';
import { PackHttpModule } from '@cyclefill/features/pack';
import { PackagerHttpModule } from '@cyclefill/features/packager';
import { PrintingHttpModule } from '@cyclefill/features/printing';
import { ReviewHttpModule } from '@cyclefill/features/review';
import { ReconciliationHttpModule } from '@cyclefill/features/reconciliation';
import { RefillHttpModule } from '@cyclefill/features/refill';
import { StockHttpModule } from '@cyclefill/features/stock';
import { HttpModule } from '@cyclefill/platform/http';
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { HealthController } from './health/health.controller.js';

/** Routes of the API, and no processors. */
@Module({})
export class ApiModule {
  /** @param infrastructure a global module that gives database, queue, storage, logger, clock and ids. */
  static over(infrastructure: DynamicModule | Type): DynamicModule {
    return {
      module: ApiModule,
      imports: [infrastructure, HttpModule.forRoot(IdentityModule, [FHIR_ERRORS]), FacilityHttpModule, FormularyHttpModule, ClinicalHttpModule, OrderHttpModule, FillHttpModule, PackHttpModule, RefillHttpModule, ReconciliationHttpModule, ReviewHttpModule, StockHttpModule, CompoundingHttpModule, BenchHttpModule, DeliveryHttpModule, DocumentHttpModule, PackagerHttpModule, PrintingHttpModule, FhirHttpModule],
      controllers: [HealthController],
    };
  }
}
