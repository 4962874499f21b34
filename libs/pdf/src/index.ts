export { renderMars, streamMars } from './mar.renderer.js';
export { renderCalibration } from './calibration.renderer.js';
export { renderCards } from './card-face.renderer.js';
export { renderCardLabels } from './card-label.renderer.js';
export { renderWeekSheets } from './week.renderer.js';
export { renderClarification } from './clarification.renderer.js';
export { renderLeave } from './leave.renderer.js';
export { renderPickList } from './pick-list.renderer.js';
export type { RenderedPdf, StreamedPdf } from './press.js';
