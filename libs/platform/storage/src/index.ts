export { DocumentStorage } from './document-storage.js';
export type { StoredDocument } from './document-storage.js';
export { FolderDocumentStorage } from './folder-document-storage.js';
export { DocumentDamaged, DocumentMissing } from './storage-errors.js';
