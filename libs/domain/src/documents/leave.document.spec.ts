import { describe, expect, it } from '@jest/globals';
import { day } from '@cyclefill/domain/kernel';
import { units } from '../../../../test/builders/values.js';
import { buildContainerLabel } from './container-label.document.js';
import { type LeavePaperInput, buildLeavePaper } from './leave.document.js';
import { AN_IDENTITY, A_RESIDENT, aMarOrder, at } from '../../../../test/builders/order-print.builder.js';

const twice = aMarOrder('1', {}, { sigText: '1 TAB PO BID' });
const controlled = aMarOrder('2', {}, { product: { displayName: 'lorazepam', strength: '0.5 mg', schedule: 'CIV' } });
const PHARMACY = { name: 'Sample Pharmacy', address: '1 Main Street', phone: '555-0100' };
const INPUT: LeavePaperInput = {
  kind: 'leave', paper: 'letter', identity: AN_IDENTITY, resident: A_RESIDENT, pharmacy: PHARMACY, from: at('2026-12-10T09:30'), to: at('2026-12-12T18:00'),
  taken: [
    { order: twice, packId: 'K-1', doses: [{ at: at('2026-12-10T20:00'), dose: units('1') }, { at: at('2026-12-11T08:00'), dose: units('1.5') }] },
    { order: controlled, packId: 'K-2', doses: [{ at: at('2026-12-10T20:00'), dose: units('1') }] },
  ],
  leftOut: [
    { order: aMarOrder('3', {}, { prn: true }), reason: 'as_needed', units: null }, { order: aMarOrder('4'), reason: 'own_container', units: null },
    { order: aMarOrder('5'), reason: 'cannot_be_told', units: null }, { order: aMarOrder('6'), reason: 'no_dose', units: null }, { order: twice, reason: 'short', units: units('2') },
  ],
};

describe('the paper of a leave (R122, R123)', () => {
  const paper = buildLeavePaper(INPUT);

  it('tells every dose by day and clock in plain words, each once, and the same however the orders come', () => {
    expect(paper.period).toBe('Thu 12/10/2026 9:30 AM until Sat 12/12/2026 6:00 PM');
    expect(paper.days.map(({ date, doses }) => [date, ...doses.map(({ time, daypart, drug, amount }) => `${time} ${daypart}: ${amount} of ${drug.name}`)])).toEqual([
      ['Thu 12/10/2026', '8:00 PM at bedtime: 1 tablet of LORazepam', '8:00 PM at bedtime: 1 tablet of metFORMIN'],
      ['Fri 12/11/2026', '8:00 AM in the morning: 1½ tablets of metFORMIN'],
    ]);
    expect(buildLeavePaper({ ...INPUT, taken: INPUT.taken.toReversed(), leftOut: INPUT.leftOut.toReversed() })).toEqual({ ...paper, omitted: expect.arrayContaining([...paper.omitted]) });
  });

  it('says of each medicine how much is in its bag, what it is for, and of a controlled drug whose it is (R212)', () => {
    expect(paper.medicines.map(({ drug, quantity, packId, cautions }) => [drug.name, quantity, packId, cautions.length])).toEqual([['LORazepam', '1 tablet', 'K-2', 1], ['metFORMIN', '2½ tablets', 'K-1', 0]]);
    expect(paper.medicines[0]?.cautions[0]).toMatch(/Federal law prohibits the transfer/u);
  });

  it('says of everything that is not in the bag why, and what to do about it', () => {
    expect(paper.omitted).toHaveLength(INPUT.leftOut.length);
    for (const { reason, directions } of paper.omitted) expect([reason.endsWith('.'), directions.length > 0]).toEqual([true, true]);
    expect(paper.omitted.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['2 tablets could not be supplied. Ask the nurse or the pharmacy before you leave.', 'No dose falls into this leave.']));
  });
});

describe('the list of who goes home (R123)', () => {
  const list = buildLeavePaper({ ...INPUT, kind: 'discharge', to: at('2026-12-24T09:30'), leftOut: [{ order: controlled, reason: 'controlled', units: null }, { order: twice, reason: 'not_sent', units: null }] });

  it('tells what is taken by the time of the day, with the days and until when it is enough, in words to who takes it', () => {
    expect(list.period).toBe('for 14 days, Thu 12/10/2026 9:30 AM until Thu 12/24/2026 9:30 AM');
    expect(list.days.map(({ date, doses }) => [date, ...doses.map(({ time, daypart, drug, amount }) => `${time} ${daypart}: ${amount} of ${drug.name}`)])).toEqual([
      ['8:00 AM, in the morning', 'once on 12/11/2026: 1½ tablets of metFORMIN'],
      ['8:00 PM, at bedtime', 'once on 12/10/2026: 1 tablet of LORazepam', 'once on 12/10/2026: 1 tablet of metFORMIN'],
    ]);
    expect(list.medicines.map(({ lasts, directions }) => [lasts, directions.startsWith('Take ')])).toEqual([['Enough until Thu 12/10/2026 8:00 PM.', true], ['Enough until Fri 12/11/2026 8:00 AM.', true]]);
  });

  it('says of a controlled drug that stays, and of what is not to go on, whom to ask', () => {
    for (const { reason } of list.omitted) expect(reason).toMatch(/Ask the nurse/u);
  });
});

describe('the label of a container (R223, R226)', () => {
  const label = (takenAlone: string | null) => buildContainerLabel({
    identity: AN_IDENTITY, resident: A_RESIDENT, order: controlled, quantity: units('30'), packId: 'K-9', filledOn: day('2026-12-01'), useBy: day('2027-06-01'), takenAlone, pharmacy: PHARMACY,
  }).label;

  it('names pharmacy with address and phone, prescriber, Rx, dates, drug, strength and quantity; it is of no pass', () => {
    const { reference, quantity, unit, pass, cardCount, schedule } = label(null);
    expect([quantity, unit, pass, cardCount, schedule]).toEqual(['30', 'tablets', null, 'own container', 'C-IV']);
    for (const part of ['Sample Pharmacy', '1 Main Street', '555-0100', 'K-9', 'Rx 702', 'Attending, A MD', 'filled 12/01/2026']) expect(reference.join(' ')).toContain(part);
  });

  it('a count sheet is signed in the facility, not at home', () => {
    expect(label(null).cautions).toEqual(['Controlled: sign the count sheet for each dose.']);
    expect(label('leave 12/10 to 12/12').cautions.join(' ')).not.toContain('count sheet');
  });
});
