import type { DocumentIdentity, DocumentSettings, OrderPrint, PharmacyPrint, ResidentPrint } from '@cyclefill/domain/documents';

/** What a page says about the pharmacy and the facility. */
export interface FacilityPrint {
  readonly facilityId: string;
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  /** What the facility chose of its papers, on the day they are made. */
  readonly settings: DocumentSettings;
  readonly pharmacy: { readonly name: string; readonly phone: string; readonly address: string };
}

/** The pharmacy in full for labels that the resident reads (D110, R223); null = a nurse reads them. */
export function selfLabelOf({ settings, pharmacy }: FacilityPrint, residentId: string): PharmacyPrint | null {
  return settings.labelsOf(residentId) === 'self' ? pharmacy : null;
}

/** A resident as recorded, without what depends on the moment: room and likeness of names. */
export interface RecordedResident {
  readonly code: string;
  readonly print: Omit<ResidentPrint, 'room' | 'nameAlert'>;
}

/** An order's texts; its regimen, stop and holds come from the snapshot that doses come from. */
export interface RecordedOrder {
  readonly print: Omit<OrderPrint, 'orderId' | 'regimen' | 'prn'>;
  readonly frequencyCode: string;
  readonly group: string | null;
  readonly step: number | null;
  readonly timeCritical: boolean;
}

/** Names and texts of one facility, as known at an instant: the only place where names meet doses. */
export interface PrintContext {
  readonly facility: FacilityPrint;
  readonly residents: ReadonlyMap<string, RecordedResident>;
  readonly orders: ReadonlyMap<string, RecordedOrder>;
}

/** What all pages of one making share. */
export type Making = Pick<DocumentIdentity, 'revision' | 'replaces' | 'generatedAt' | 'createdAt' | 'dates'>;
