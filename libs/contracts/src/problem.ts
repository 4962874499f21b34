import { z } from 'zod';

/** The body of every error answer (RFC 9457, `application/problem+json`). It never repeats a value that was sent. */
export const problemSchema = z.strictObject({
  type: z.string().describe('urn:cyclefill:problem:<code>'),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string().describe('stable: area.reason'),
  instance: z.string().describe('the id of the request, also in the X-Request-Id header and in the logs'),
  since: z.array(z.strictObject({ kind: z.string(), by: z.string().nullable(), at: z.string(), orderId: z.string().nullable() })).optional().describe('of what is stale: what others did since it was read, the oldest first'),
  errors: z.array(z.strictObject({ pointer: z.string(), rule: z.string() })).optional(),
});
export type Problem = z.output<typeof problemSchema>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
