import { Ids } from './ids.js';
import { uuidText } from './uuid-text.js';

/** Ids 1, 2, 3 … in the shape of a UUIDv7, so that a test can name them. */
export class CountingIds extends Ids {
  private count = 0;

  next(): string {
    const bytes = new Uint8Array(16);
    this.writeTo(bytes, 0);
    return uuidText(bytes);
  }

  writeTo(target: Uint8Array, offset: number): void {
    this.count += 1;
    target.fill(0, offset, offset + 16);
    target[offset + 6] = 0x70;
    target[offset + 8] = 0x80;
    new DataView(target.buffer, target.byteOffset).setUint32(offset + 12, this.count);
  }
}
