export interface StoredDocument {
  /** Lower-case hex SHA-256 of the content: also its address. */
  readonly sha256: string;
  /** Length of the content in bytes. */
  readonly bytes: number;
}

/** Files by content. What is stored never changes, so storing it twice is storing it once. */
export abstract class DocumentStorage {
  /** Stores the content; when this resolves it is durable and whole. */
  abstract put(content: Uint8Array): Promise<StoredDocument>;

  /** @throws DocumentMissing when there is none, DocumentDamaged when it no longer has its hash. */
  abstract get(sha256: string): Promise<Buffer>;

  abstract has(sha256: string): Promise<boolean>;
}
