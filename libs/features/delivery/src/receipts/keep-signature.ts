import { Refusal } from '@cyclefill/contracts';
import { mediaTypeOf } from '@cyclefill/features/order';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** A drawn signature as it is stored. */
export const storedSignatureSchema = z.object({ sha256: z.string() }).meta({ id: 'StoredSignature' });
export type StoredSignature = z.output<typeof storedSignatureSchema>;

/** Far more than the strokes of a name. */
const LARGEST_SIGNATURE = 256 * 1024;

/** Keeps the picture of a signature; a receipt names it. */
@Injectable()
export class KeepSignature {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DocumentStorage) private readonly storage: DocumentStorage) {}

  /** @throws Refusal body.too-large, body.wrong-media */
  async execute(actor: Actor, content: Uint8Array): Promise<StoredSignature> {
    if (content.length > LARGEST_SIGNATURE) throw new Refusal('body.too-large');
    const mediaType = mediaTypeOf(content);
    if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') throw new Refusal('body.wrong-media');
    const { sha256 } = await this.storage.put(content);
    await this.uow.run(actor, (tx) => tx.audit({ action: 'receipt.signature', subjectKind: 'receipt', subjectId: null }));
    return { sha256 };
  }
}
