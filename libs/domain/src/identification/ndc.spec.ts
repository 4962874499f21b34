import { describe, expect, it } from '@jest/globals';
import { parseNdc, toNdc11 } from './ndc.js';

describe('NDC', () => {
  it.each([
    ['0071-1012-68', '00071101268'],
    ['12345-678-90', '12345067890'],
    ['12345-6789-0', '12345678900'],
    ['12345-6789-01', '12345678901'],
  ])('%s keeps its three segments and pads to %s', (text, ndc11) => {
    const ndc = parseNdc(text);
    expect(ndc === null ? null : [`${ndc.labeler}-${ndc.product}-${ndc.package}`, toNdc11(ndc)]).toEqual([text, ndc11]);
  });

  it.each(['1234567890', '00071101268', '123-456-78', '1234-567-89', '12345-678-9', 'abc', ''])('refuses %j: segments are never inferred from digits', (text) => {
    expect(parseNdc(text)).toBeNull();
  });

  it('has no 11-digit code for a 6-digit labeler', () => {
    const ndc = parseNdc('123456-7890-12');
    expect(ndc === null ? 'unread' : toNdc11(ndc)).toBeNull();
  });
});
