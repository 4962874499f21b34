import { describe, expect, it } from '@jest/globals';
import { IssueList, formatIssue } from '@cyclefill/interop/csv';
import { readMedicationList } from './read-medication-list.js';

function read(text: string): { readonly entries: ReturnType<typeof readMedicationList>; readonly errors: readonly string[] } {
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const entries = readMedicationList({ name: 'list.csv', content: Buffer.from(text) }, findings);
  return { entries, errors: findings.errors.list().map(formatIssue) };
}

describe('a medication list as CSV', () => {
  it('needs a drug and nothing else', () => {
    expect(read('drug\nlisinopril 10 mg\n')).toEqual({ errors: [], entries: [{ id: '2', drug: 'lisinopril 10 mg', ndc11: '', rxcui: '', strength: '', form: '', route: '', sig: '', structure: null, status: 'active' }] });
  });

  it('gives directions as text, or out of its columns', () => {
    const { entries } = read('drug,sig_text,frequency_code,dose_quantity,dose_unit,prn,prn_reason,order_status\na,Take 1 tablet daily,BID,2,tablet,N,,held\nb,,BID,2,tablet,Y,pain,completed\n');
    expect(entries.map(({ sig, status }) => [sig, status])).toEqual([['Take 1 tablet daily', 'on-hold'], ['2 tablet BID as needed for pain', 'stopped']]);
  });

  it.each([
    ['strength\n5 mg\n', 'list.csv:1:drug: the required column is missing'],
    ['drug,ndc11\na,123\n', 'list.csv:2:ndc11: is no NDC of 11 digits'],
    ['drug,order_status\na,maybe\n', 'list.csv:2:order_status: takes active, future, intended, held, on-hold, stopped, completed, discontinued'],
    ['drug,resident_id\na,R1\nb,R2\n', 'list.csv:1:-: holds lines of more than one resident: give the lines of one'],
    ['drug\n=1+1\n', 'list.csv:2:drug: formula text'],
  ])('%j is refused with its place', (text, error) => {
    expect(read(text).errors).toEqual([error]);
  });
});
