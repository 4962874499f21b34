import { Schema0001 } from './0001-schema.js';
import { OrderChanges0002 } from './0002-order-changes.js';
import { Exceptions0003 } from './0003-exceptions.js';
import { Refills0004 } from './0004-refills.js';
import { NightlyRun0005 } from './0005-nightly-run.js';
import { RunSpeed0006 } from './0006-run-speed.js';
import { Rebuilding0007 } from './0007-rebuilding.js';
import { PrescriptionLaw0008 } from './0008-prescription-law.js';
import { SupplyFacts0009 } from './0009-supply-facts.js';
import { PassTables0010 } from './0010-pass-tables.js';
import { References0011 } from './0011-references.js';
import { WingCycles0012 } from './0012-wing-cycles.js';
import { FirstDoses0013 } from './0013-first-doses.js';
import { OutsideSupplies0014 } from './0014-outside-supplies.js';
import { WithdrawnPasses0015 } from './0015-withdrawn-passes.js';
import { PackLife0016 } from './0016-pack-life.js';
import { Packing0017 } from './0017-packing.js';
import { Stock0018 } from './0018-stock.js';
import { Delivery0019 } from './0019-delivery.js';
import { PackagerExports0020 } from './0020-packager-exports.js';
import { StockPicks0021 } from './0021-stock-picks.js';
import { CyclesSetHere0022 } from './0022-cycles-set-here.js';
import { PacksOutAndBack0023 } from './0023-packs-out-and-back.js';
import { FreshStatistics0032 } from './0032-fresh-statistics.js';
import { PrintQueue0026 } from './0026-print-queue.js';
import { MedPakConsent0027 } from './0027-med-pak-consent.js';
import { AssignedCodes0024 } from './0024-assigned-codes.js';
import { RegimensAsWritten0028 } from './0028-regimens-as-written.js';
import { TasksOfAKind0029 } from './0029-tasks-of-a-kind.js';
import { EarlyVans0030 } from './0030-early-vans.js';
import { DocumentSettings0033 } from './0033-document-settings.js';
import { DocumentSets0031 } from './0031-document-sets.js';
import { Reconciliation0035 } from './0035-reconciliation.js';
import { Hl70042 } from './0042-hl7.js';
import { Hl7Orders0044 } from './0044-hl7-orders.js';
import { Hl7Outbox0045 } from './0045-hl7-outbox.js';
import { RegimenReviews0039 } from './0039-regimen-reviews.js';
import { ReconciliationDecisions0038 } from './0038-reconciliation-decisions.js';
import { Compounding0036 } from './0036-compounding.js';
import { Changeover0037 } from './0037-changeover.js';
import { PrnLogs0041 } from './0041-prn-logs.js';
import { GoingHome0025 } from './0025-going-home.js';
import { ClinicalChecks0034 } from './0034-clinical-checks.js';

/** Every migration in order; a new one is added at the end and never edited afterwards. */
export const MIGRATIONS = [
  Schema0001,
  OrderChanges0002,
  Exceptions0003,
  Refills0004,
  NightlyRun0005,
  RunSpeed0006,
  Rebuilding0007,
  PrescriptionLaw0008,
  SupplyFacts0009,
  PassTables0010,
  References0011,
  WingCycles0012,
  FirstDoses0013,
  OutsideSupplies0014,
  WithdrawnPasses0015,
  PackLife0016,
  Packing0017,
  Stock0018,
  Delivery0019,
  PackagerExports0020,
  StockPicks0021,
  CyclesSetHere0022,
  PacksOutAndBack0023,
  MedPakConsent0027,
  GoingHome0025,
  AssignedCodes0024,
  FreshStatistics0032,
  PrintQueue0026,
  RegimensAsWritten0028,
  TasksOfAKind0029,
  EarlyVans0030,
  DocumentSettings0033,
  DocumentSets0031,
  Compounding0036,
  Changeover0037,
  PrnLogs0041,
  ClinicalChecks0034,
  Reconciliation0035,
  ReconciliationDecisions0038,
  RegimenReviews0039,
  Hl70042,
  Hl7Orders0044,
  Hl7Outbox0045,
] as const;
