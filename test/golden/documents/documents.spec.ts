import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { pageTexts } from '../../../libs/pdf/src/read-back.builder.js';
import { PAPERS } from './papers.js';

/** A change of any byte shows here; the text beside the hash says what changed on paper. */
describe('papers, to the byte', () => {
  it.each(PAPERS)('%s', async (_, render) => {
    const { bytes, pages } = await render();
    expect({ pages, sha256: createHash('sha256').update(bytes).digest('hex'), text: pageTexts(bytes) }).toMatchSnapshot();
  });
});
