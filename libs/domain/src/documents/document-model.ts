import type { CardModel } from './card.model.js';
import type { ClarificationModel } from './clarification.model.js';
import type { MarModel } from './mar.model.js';
import type { PickListModel } from './pick-list.model.js';
import type { WeekModel } from './week.model.js';

/** Any document: rows and text, no coordinates. What is printed is in the model, and nothing else is. */
export type DocumentModel = MarModel | CardModel | WeekModel | PickListModel | ClarificationModel;
