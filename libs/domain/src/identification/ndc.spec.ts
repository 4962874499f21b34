import { describe, expect, it } from '@jest/globals';
import { formatNdc, fromNdc11, parseNdc, toNdc11 } from './ndc.js';

describe('NDC', () => {
  it.each([
    ['0071-1012-68', '00071101268'],
    ['12345-678-90', '12345067890'],
    ['12345-6789-0', '12345678900'],
    ['12345-6789-01', '12345678901'],
  ])('%s keeps its three segments and pads to %s', (text, ndc11) => {
    const ndc = parseNdc(text);
    expect(ndc === null ? null : [formatNdc(ndc), toNdc11(ndc)]).toEqual([text, ndc11]);
  });

  it.each(['1234567890', '00071101268', '123-456-78', '1234-567-89', '12345-678-9', 'abc', ''])('refuses %j: segments are never inferred from digits', (text) => {
    expect(parseNdc(text)).toBeNull();
  });

  it('reads the segments of an 11-digit code, and of nothing else', () => {
    expect(fromNdc11('00071101268')).toEqual({ labeler: '00071', product: '1012', package: '68' });
    expect(fromNdc11('0071101268')).toBeNull();
  });

  it('has no 11-digit code for a 6-digit labeler', () => {
    const ndc = parseNdc('123456-7890-12');
    expect(ndc === null ? 'unread' : toNdc11(ndc)).toBeNull();
  });
});
