import type { DocumentIdentity, ResidentHeader } from '@cyclefill/domain/documents';
import type { Canvas } from './canvas.js';
import type { Fonts } from './fonts.js';
import { printWords } from './print-words.js';
import { type Piece, breakLines } from './text-layout.js';
import { TYPE } from './type-scale.js';

const LEADING = 9.5;

/** The last lines of a page, measured. */
export interface PageFoot {
  readonly height: number;
  /** `y` is the lower edge of the foot. */
  readonly draw: (canvas: Canvas, x: number, y: number, page: number, pages: number) => void;
}

/** What identifies the print (D3): `MAR-2026-12-R1  rev 2 (replaces rev 1)  orders 40d80f30  generated …`, after `REPRINT 1` or the word that it is a draft, where it is one. */
function identityPieces(identity: DocumentIdentity): readonly Piece[] {
  const revision = identity.replaces === null ? `rev ${identity.revision}` : `rev ${identity.revision} (replaces rev ${identity.replaces})`;
  return [
    ...printWords(identity).map((text): Piece => ({ text, style: TYPE.drug, whole: true, gap: 6 })),
    ...[identity.id, revision, `orders ${identity.orderSetHash}`, `generated ${identity.generatedAt}`].map((text): Piece => ({ text, style: TYPE.reference, whole: true, gap: 6 })),
  ];
}

/** Measures the foot: identity left, `who` (such as two identifiers of the resident) and the page number right. */
export function pageFoot(fonts: Fonts, identity: DocumentIdentity, who: readonly string[], width: number): PageFoot {
  const number = fonts.width('page 88 of 88', TYPE.head) + 12;
  const whole = breakLines(fonts, identityPieces(identity), width);
  const left = breakLines(fonts, identityPieces(identity), width * 0.45);
  const pieces: readonly Piece[] = who.map((text) => ({ text, style: TYPE.head, whole: true, gap: 8 }));
  const room = width - number - 10 - (whole[0]?.width ?? 0);
  const onOneLine = whole.length === 1 && breakLines(fonts, pieces, room).length <= 1;
  const [identityLines, right] = onOneLine ? [whole, breakLines(fonts, pieces, room)] : [left, breakLines(fonts, pieces, width * 0.55 - number - 10)];
  const lines = Math.max(identityLines.length, right.length);
  return {
    height: lines * LEADING + 1,
    draw: (canvas, x, y, page, pages) => {
      const top = y - (lines - 1) * LEADING - 2;
      canvas.group('P', 'Document');
      identityLines.forEach((line, index) => canvas.textLine(x, top + index * LEADING, line));
      right.forEach((line, index) => canvas.textLine(x + width - number, top + index * LEADING, line, 'right'));
      canvas.text(x + width, top, `page ${page} of ${pages}`, TYPE.head, 'right');
    },
  };
}

/** Two identifiers and the room, for the foot of a resident's page. */
export function residentWords(resident: ResidentHeader): readonly string[] {
  return [resident.name, `DOB ${resident.dateOfBirth}`, resident.room];
}
