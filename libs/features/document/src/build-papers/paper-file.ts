import { createHash } from 'node:crypto';
import type { DocumentIdentity, Paper } from '@cyclefill/domain/documents';
import { type JsonValue, canonicalJson } from '@cyclefill/domain/kernel';
import type { FileRevision } from './file-revision.js';
import type { RenderOrder } from '../render/document-renderer.js';

/** What a file of papers is filed under. */
export interface FiledPaper {
  readonly kind: string;
  /** File name without its ending; ids and dates only. */
  readonly name: string;
  readonly wingId: string | null;
  readonly paper: Paper;
  /** SHA-256 of all that is printed but the revision. */
  readonly contentHash: string;
}

/** One file of papers, ready to be drawn. */
export interface PaperFile extends FiledPaper {
  readonly kind: RenderOrder['kind'];
  readonly order: RenderOrder;
  /** The same content as it was drawn and stored before; null = to be drawn. */
  readonly drawn: FileRevision['drawn'];
}

type Identified = { readonly identity: DocumentIdentity };

/** The same order with other words about what it is, on each of its pages. */
export function withIdentity(order: RenderOrder, change: (identity: DocumentIdentity) => DocumentIdentity): RenderOrder {
  const models = (order.models as readonly Identified[]).map((model) => ({ ...model, identity: change(model.identity) }));
  const cover = 'cover' in order && order.cover !== null && { cover: { ...order.cover, identity: change(order.cover.identity) } };
  return { ...order, models, ...cover } as unknown as RenderOrder;
}

/** A file with the hash of its content: model by model, as the text of a whole book would take hundreds of megabytes. */
export function paperFile(file: Omit<PaperFile, 'contentHash' | 'kind' | 'drawn'>): PaperFile {
  const hash = createHash('sha256');
  for (const model of file.order.models as readonly Identified[]) {
    const neutral = { ...model, identity: { ...model.identity, revision: 0, replaces: null } };
    hash.update(canonicalJson(neutral as unknown as JsonValue)).update('\n');
  }
  return { ...file, kind: file.order.kind, contentHash: hash.digest('hex'), drawn: null };
}

/** The file as its revision prints it (D3). */
export function asRevision(file: PaperFile, { revision, drawn }: FileRevision): PaperFile {
  const replaces = revision === 1 ? null : revision - 1;
  return { ...file, drawn, order: withIdentity(file.order, (identity) => ({ ...identity, revision, replaces })) };
}
