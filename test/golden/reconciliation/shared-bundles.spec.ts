import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IssueList } from '@cyclefill/interop/csv';
import { readReceivedList } from '@cyclefill/interop/medication-list';
import { SHARED_DATA } from '../../support/reconciliation/list-source.js';

const FOLDER = join(SHARED_DATA, 'patients/fhir_r4');

if (!existsSync(FOLDER)) {
  process.stderr.write('\n✕✕✕ ../shared/data is not here: the FHIR Bundles were NOT read as medication lists ✕✕✕\n\n');
  it('SKIPPED: ../shared/data is not here', () => expect(existsSync(FOLDER)).toBe(false));
} else {
  describe('the FHIR Bundles of patients as medication lists', () => {
    it.each(readdirSync(FOLDER).filter((file) => file.endsWith('.json')))('%s: each medication is a line, and what cannot be said of it is told', (file) => {
      const content = readFileSync(join(FOLDER, file), 'utf8');
      const findings = { errors: new IssueList(), notices: new IssueList() };
      const list = readReceivedList({ name: file, content }, findings);
      const [written, active] = [/"resourceType":\s*"Medication(?:Request|Statement)"/g, /"resourceType":\s*"MedicationRequest",\s*"id":\s*"[^"]*",\s*"status":\s*"active"/g].map((pattern) => content.match(pattern)?.length ?? 0);
      const entries = list.entriesOn('2026-12-01');
      expect([entries.length, entries.filter(({ status }) => status === 'active').length, findings.errors.count]).toEqual([written, active, written === 0 ? 1 : 0]);
      expect(entries.every(({ drug, rxcui }) => drug !== '' && rxcui !== '')).toBe(true);
      expect(list.bornOn === null).toBe(written === 0);
    });
  });
}
