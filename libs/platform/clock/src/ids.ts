/** Where row ids come from; also the token by which they are injected. */
export abstract class Ids {
  /** A new UUID as text, lower case, greater than every one before it. */
  abstract next(): string;

  /** Writes the 16 bytes of a new UUID into `target` at `offset`, for bulk inserts. */
  abstract writeTo(target: Uint8Array, offset: number): void;
}
