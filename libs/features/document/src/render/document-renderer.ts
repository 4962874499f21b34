import type { BookCoverModel, CardModel, DowntimeKitModel, EditListModel, LabelModel, LeaveModel, MarModel, OrderSheetModel, PickListModel, PouchModel, PrinterOffsets, WeekModel } from '@cyclefill/domain/documents';
import type { RecordBook } from '../build-papers/books.js';

/** One file to draw: models of one kind, in page order. */
export type RenderOrder =
  | { readonly kind: RecordBook; readonly models: readonly MarModel[]; readonly cover: BookCoverModel | null }
  | { readonly kind: 'order-sheet'; readonly models: readonly OrderSheetModel[] }
  | { readonly kind: 'edit-list'; readonly models: readonly EditListModel[] }
  | { readonly kind: 'downtime-kit'; readonly models: readonly DowntimeKitModel[] }
  | { readonly kind: 'card'; readonly models: readonly CardModel[]; readonly offsets?: PrinterOffsets }
  | { readonly kind: 'label'; readonly models: readonly LabelModel[] }
  | { readonly kind: 'week'; readonly models: readonly WeekModel[]; readonly offsets?: PrinterOffsets }
  | { readonly kind: 'pouch'; readonly models: readonly PouchModel[]; readonly offsets?: PrinterOffsets }
  | { readonly kind: 'pick'; readonly models: readonly PickListModel[] }
  | { readonly kind: 'leave' | 'discharge'; readonly models: readonly LeaveModel[] };

/** A drawn file. */
export interface RenderedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** What could not be drawn as written, such as a letter that no font has. */
  readonly warnings: readonly string[];
}

/** Draws documents; the token by which a process says where: here, or in threads beside its event loop. */
export abstract class DocumentRenderer {
  abstract render(order: RenderOrder): Promise<RenderedPdf>;
}
