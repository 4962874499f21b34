import { DOCUMENT_SETTING_NAMES, type DocumentSetting, type DocumentSettings, settingsOn } from '@cyclefill/domain/documents';
import type { Day } from '@cyclefill/domain/kernel';
import { dayIn } from '@cyclefill/features/facility';
import { dayNumber, knownAt as known } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ name: z.enum(DOCUMENT_SETTING_NAMES), value: z.string().nullable(), resident_id: z.string().nullable(), from: z.number() });
const PlaceRow = z.object({ id: z.string(), zone: z.string() });

/** A facility and the zone whose day decides. */
interface SettingPlace {
  readonly id: string;
  readonly zone: string;
}

/** What a facility has chosen of its papers that are made at an instant, as it was known then: a paper that is drawn again is as it was. */
export async function readDocumentSettings(tx: Tx, { id, zone }: SettingPlace, knownAt: Date, madeAt: Date): Promise<DocumentSettings> {
  const rows = await tx.query(
    Row,
    `select s.name, s.value, s.resident_id, ${dayNumber('s.effective_from')} as "from" from document_setting s where s.facility_id = $1 and ${known('s')}`,
    [id, knownAt],
  );
  const settings = rows.map(({ resident_id: residentId, from, ...row }): DocumentSetting => ({ ...row, residentId, from: from as Day }));
  return settingsOn(settings, dayIn(zone, madeAt));
}

/** What a paper of several facilities takes from them. */
export type SharedSettings = Pick<DocumentSettings, 'paper' | 'dates'>;

/** Of several facilities what they have in common; where they differ, dates that nobody misreads (D112) and Letter. @param facilityIds null = every one of the pharmacy */
export async function readSharedSettings(tx: Tx, facilityIds: readonly string[] | null, at: Date): Promise<SharedSettings> {
  const facilities = await tx.query(PlaceRow, 'select id, zone from facility where $1::uuid[] is null or id = any($1::uuid[])', [facilityIds]);
  const all: DocumentSettings[] = [];
  for (const facility of facilities) all.push(await readDocumentSettings(tx, facility, at, at));
  return {
    dates: all.some(({ dates }) => dates === 'international') ? 'international' : 'us',
    paper: all.length > 0 && all.every(({ paper }) => paper === 'a4') ? 'a4' : 'letter',
  };
}
