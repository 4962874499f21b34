import type { Readable } from 'node:stream';

export interface StoredDocument {
  /** Lower-case hex SHA-256 of the content: also its address. */
  readonly sha256: string;
  /** Length of the content in bytes. */
  readonly bytes: number;
}

/** Content that is read while it is passed on. */
export interface DocumentStream {
  /** Length of the content in bytes. */
  readonly bytes: number;
  /** Ends with DocumentDamaged, before its last piece, when the content no longer has its hash. */
  readonly content: Readable;
}

/** Files by content. What is stored never changes, so storing it twice is storing it once. */
export abstract class DocumentStorage {
  /** Stores the content; when this resolves it is durable and whole. */
  abstract put(content: Uint8Array): Promise<StoredDocument>;

  /** @throws DocumentMissing when there is none, DocumentDamaged when it no longer has its hash. */
  abstract get(sha256: string): Promise<Buffer>;

  /** The same content in pieces, at the memory of one of them. @throws DocumentMissing */
  abstract stream(sha256: string): Promise<DocumentStream>;

  abstract has(sha256: string): Promise<boolean>;

  /** Looks whether the place can be used at all; throws what is wrong and how it is mended. Called before work depends on it. */
  abstract check(): Promise<void>;
}
