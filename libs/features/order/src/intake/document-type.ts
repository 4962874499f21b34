/** Types that the paper of a prescription may come in. */
export const INTAKE_MEDIA = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type IntakeMedia = (typeof INTAKE_MEDIA)[number];

/** Largest file taken; a page scanned for fax is a twentieth of it. */
export const LARGEST_DOCUMENT = 10 * 1024 * 1024;

const BEGINNINGS: readonly (readonly [IntakeMedia, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

/** What a file is by its first bytes, whatever its name or header says; null = none of ours. */
export function mediaTypeOf(content: Uint8Array): IntakeMedia | null {
  return BEGINNINGS.find(([, bytes]) => bytes.every((byte, index) => content[index] === byte))?.[0] ?? null;
}
