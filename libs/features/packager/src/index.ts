export { PACKAGER_ENTITIES } from './data/packager-entities.js';
export { EXPORT_STATES, PackagerExportQuery } from './data/packager-export.query.js';
export type { PackagerExport } from './data/packager-export.query.js';
export { ExportPacks } from './export-packs/export-packs.js';
export { AnswerExport } from './answer-export/answer-export.js';
export { ResendExport } from './resend-export/resend-export.js';
export { FileDrop } from './file-drop/file-drop.js';
export { PackagerHttpModule } from './packager.http.module.js';
