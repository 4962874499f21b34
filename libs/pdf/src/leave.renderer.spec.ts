import { describe, expect, it } from '@jest/globals';
import { renderCardLabels } from './card-label.renderer.js';
import { renderLeave } from './leave.renderer.js';
import { pageTexts, squeezed } from './read-back.builder.js';
import { sampleContainerLabel, sampleLeave } from './sample-models.builder.js';

describe('the paper of a leave', () => {
  it('prints everything its model says (D4), with the resident and the page on each page', async () => {
    const model = sampleLeave();
    const pages = pageTexts((await renderLeave(model)).bytes);
    const all = pages.join('');
    const said = [
      ...model.days.flatMap(({ date, doses }) => [date, ...doses.flatMap(({ time, daypart, amount }) => [time, daypart, amount])]),
      ...model.medicines.flatMap(({ drug, directions, quantity, packId, cautions }) => [drug.name, directions, `${quantity} in the bag`, packId, ...cautions]),
      ...model.omitted.flatMap(({ drug, reason, directions }) => [drug.name, reason, directions]),
    ];
    for (const text of said) expect(all).toContain(squeezed(text));
    for (const page of pages) for (const text of [model.resident, model.allergies, model.pharmacy.phone, `of ${pages.length}`]) expect(page).toContain(squeezed(text));
  });

  it('a month away goes over as many pages as it takes, each day under its own heading again', async () => {
    const doses = sampleLeave().days[1]?.doses ?? [];
    const days = Array.from({ length: 31 }, (_, index) => ({ date: `Day ${index + 1}.`, doses: [...doses, ...doses, ...doses] }));
    const pages = pageTexts((await renderLeave(sampleLeave({ days }))).bytes);
    expect(pages.length).toBeGreaterThan(8);
    for (const { date } of days) expect(pages.some((page) => page.includes(squeezed(date)))).toBe(true);
  });

  it('the same model gives the same bytes', async () => {
    expect((await renderLeave(sampleLeave())).bytes).toEqual((await renderLeave(sampleLeave())).bytes);
  });

  it('a label of no pass prints everything too', async () => {
    const model = sampleContainerLabel();
    const all = pageTexts((await renderCardLabels([model])).bytes).join('');
    for (const text of [...model.label.cautions, model.label.directions, model.label.cardCount, model.packId, ...model.label.reference.flatMap((line) => line.split(/ {2,}/u))]) expect(all).toContain(squeezed(text));
  });
});
