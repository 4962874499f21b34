import { z } from 'zod';

export const MAX_PAGE = 200;

/** Fields of every list's query string. The cursor is the id of the last item seen; a list states its order. */
export const pageQueryShape = {
  limit: z.string().regex(/^\d{1,3}$/u, `is no number from 1 to ${String(MAX_PAGE)}`).transform(Number).pipe(z.int().min(1).max(MAX_PAGE)).default(50)
    .describe(`items wanted, 1 to ${String(MAX_PAGE)}`),
  cursor: z.uuid().optional().describe('nextCursor of the page before'),
};

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** null after the last page. */
  readonly nextCursor: string | null;
}

/** Schema of one page of items. */
export function pageSchema<Item extends z.ZodType>(item: Item): z.ZodObject<{ items: z.ZodArray<Item>; nextCursor: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** A page of at most `limit` items from rows read with a limit of one more: the extra row only tells that there is a next page. */
export function toPage<Item extends { readonly id: string }>(rows: readonly Item[], limit: number): Page<Item> {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
