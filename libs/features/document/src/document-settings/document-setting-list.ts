import { instantSchema } from '@cyclefill/contracts';
import { DOCUMENT_CHOICES, DOCUMENT_SETTING_NAMES, DOCUMENT_SETTING_PAPERS } from '@cyclefill/domain/documents';
import { daySchema } from '@cyclefill/features/order';
import { type AddedRows, type Tx, addedVersion } from '@cyclefill/platform/database';
import { z } from 'zod';

const said = DOCUMENT_SETTING_NAMES.map((name) => `${name}: ${DOCUMENT_CHOICES[name].join(', ')}`).join('; ');

export const documentSettingRequestSchema = z.strictObject({
  residentId: z.uuid().nullable().default(null).describe('absent = the whole facility; a resident has labels of their own, and nothing else'),
  name: z.enum(DOCUMENT_SETTING_NAMES), value: z.string().min(1).max(40).nullable().describe(`${said}; null = takes back what was said here`),
  effectiveFrom: daySchema.describe('papers that are made on this day or later'),
}).meta({ id: 'DocumentSettingRequest' });
export type DocumentSettingRequest = z.output<typeof documentSettingRequestSchema>;

const settingRow = z.object({
  id: z.uuid(), residentId: z.uuid().nullable(), residentCode: z.string().nullable(), name: z.enum(DOCUMENT_SETTING_NAMES), value: z.string().nullable(), effectiveFrom: z.iso.date(),
  recordedAt: instantSchema, recordedBy: z.uuid().nullable(),
});
const listedSchema = settingRow.extend({ papers: z.string().describe('which papers it is of') }).meta({ id: 'DocumentSetting' });

/** What a facility and its residents have chosen, with the version to say when it is changed. */
export const documentSettingsSchema = z.object({ version: z.int().describe('for If-Match; 0 = nothing was ever said'), items: z.array(listedSchema).describe('the facility first, then by resident, name and day') }).meta({ id: 'DocumentSettings' });
export type DocumentSettingList = z.output<typeof documentSettingsSchema>;

export const settingRowsOf = (facilityId: string): AddedRows => ({ tables: ['document_setting'], of: { facility_id: facilityId } });

/** What is chosen now of a facility and its residents. */
export async function listDocumentSettings(tx: Tx, facilityId: string): Promise<DocumentSettingList> {
  const rows = await tx.query(
    settingRow,
    `select s.id, s.resident_id as "residentId", r.code as "residentCode", s.name, s.value, s.effective_from::text as "effectiveFrom", s.recorded_at as "recordedAt", s.recorded_by as "recordedBy"
     from document_setting s left join resident r on r.id = s.resident_id
     where s.facility_id = $1 and s.superseded_at is null order by r.code collate "C" nulls first, s.name collate "C", s.effective_from`,
    [facilityId],
  );
  return { version: await addedVersion(tx, settingRowsOf(facilityId)), items: rows.map((row) => ({ ...row, papers: DOCUMENT_SETTING_PAPERS[row.name] })) };
}
