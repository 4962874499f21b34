import { z } from 'zod';

export const ledgerQuery = z.strictObject({ asOf: z.iso.datetime({ offset: true }).optional().describe('up to when; a later instant follows the schedule until then') });
export type LedgerQuery = z.output<typeof ledgerQuery>;
