import { ownCode, readOwnCode } from '@cyclefill/domain/identification';
import { type LivingPack, packNumber } from '@cyclefill/features/pack';

/** The code on a resident's tray: from the row alone, so that nothing has to be kept, and opaque (D96). */
export function residentCode(residentId: string): string {
  return ownCode('resident', packNumber(`resident|${residentId}`, 0));
}

/** The code on the sticker of an order. */
export function stickerCode(orderId: string): string {
  return ownCode('sticker', packNumber(`sticker|${orderId}`, 0));
}

/** Whether what was scanned is the code of a pack, or of its resident's tray. */
export function isCodeOf(pack: Pick<LivingPack, 'code' | 'residentId'>, scan: string, of: 'pack' | 'resident'): boolean {
  const code = readOwnCode(scan.trim())?.code ?? scan.trim();
  return code === (of === 'pack' ? pack.code : residentCode(pack.residentId));
}
