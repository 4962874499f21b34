import { assertNever, invariant } from '@cyclefill/domain/kernel';
import { renderCardLabels, renderCards, renderDowntimeKits, renderEditLists, renderLeave, renderMars, renderOrderSheets, renderPickList, renderPouches, renderWeekSheets } from '@cyclefill/pdf';
import { DocumentRenderer, type RenderOrder, type RenderedPdf } from './document-renderer.js';

/** Draws in the calling thread: for a command that does nothing else. */
export class InlineDocumentRenderer extends DocumentRenderer {
  override render(order: RenderOrder): Promise<RenderedPdf> {
    switch (order.kind) {
      case 'mar':
      case 'tar':
      case 'insulin':
      case 'prn-log':
        return renderMars(order.models, order.cover);
      case 'order-sheet':
        return renderOrderSheets(order.models);
      case 'edit-list':
        return renderEditLists(order.models);
      case 'downtime-kit':
        return renderDowntimeKits(order.models);
      case 'card':
        return renderCards(order.models, order.offsets);
      case 'label':
        return renderCardLabels(order.models);
      case 'week':
        return renderWeekSheets(order.models, order.offsets);
      case 'pouch':
        return renderPouches(order.models, order.offsets);
      case 'pick': {
        const [model] = order.models;
        invariant(model !== undefined, 'a pick list without a batch');
        return renderPickList(model);
      }
      case 'leave':
      case 'discharge': {
        const [model] = order.models;
        invariant(model !== undefined, 'a paper of no leave');
        return renderLeave(model);
      }
      default:
        return assertNever(order);
    }
  }
}
