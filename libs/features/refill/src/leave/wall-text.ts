import type { LocalMinute } from '@cyclefill/domain/kernel';
import { localText } from '@cyclefill/features/fill';

/** `2026-12-10T09:00`, on the facility's wall. */
export function wallText(at: LocalMinute): string {
  return (localText(at) ?? '').replace(' ', 'T');
}
