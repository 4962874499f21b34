import { describe, expect, it } from '@jest/globals';
import { buildInfusionLabels } from '@cyclefill/domain/documents';
import { LABEL_DPI, renderZplLabels } from '@cyclefill/pdf';
import { richCard, richContainerLabel } from '../../builders/facility-papers.builder.js';
import { anInfusion } from '../../builders/prepared.builder.js';
import { sampleCard, sampleContainerLabel } from '../../../libs/pdf/src/sample-models.builder.js';

/** A change of any byte that a thermal printer is sent shows here. */
describe('labels for thermal printers, to the byte', () => {
  it.each(LABEL_DPI)('card and container at %i dpi', (dpi) => {
    expect(new TextDecoder().decode(renderZplLabels([sampleCard(), sampleContainerLabel()], dpi).bytes)).toMatchSnapshot();
  });

  it.each(LABEL_DPI)('of an infusion at %i dpi', (dpi) => {
    expect(new TextDecoder().decode(renderZplLabels(buildInfusionLabels(anInfusion()), dpi).bytes)).toMatchSnapshot();
  });

  it.each(LABEL_DPI)('labels that the resident reads, at %i dpi', (dpi) => {
    expect(new TextDecoder().decode(renderZplLabels([richCard('self'), richContainerLabel('self', { dates: 'international' })], dpi).bytes)).toMatchSnapshot();
  });
});
