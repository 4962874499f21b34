import type { ScanVerdict, VerdictCode } from './scan-verdict.js';

type Params = Readonly<Record<string, string>>;

/** `, lot AB12` where it is known. */
const ofLot = ({ lot }: Params): string => (lot === undefined ? '' : ` of lot ${lot}`);
const against = (what: string) => ({ expected = '', scanned = '' }: Params): string => `${what}: wanted ${expected}, scanned ${scanned}.`;

function looksSentence({ expectedLooks = '', scannedLooks = '', expectedMaker = '', scannedMaker = '' }: Params): string {
  const [was, is] = [[expectedLooks, expectedMaker], [scannedLooks, scannedMaker]].map((parts) => parts.filter((part) => part !== '').join(', '));
  if (expectedLooks === '' || scannedLooks === '') return `Same drug, different maker. How it looks is not on record: was ${was || 'not recorded'}, is ${is || 'not recorded'}.`;
  return expectedLooks === scannedLooks ? `Same drug, different maker (${is}).` : `Same drug, different maker. Looks different: was ${was}, is ${is}.`;
}

const SENTENCES: Readonly<Record<VerdictCode, (params: Params) => string>> = {
  known: ({ what = 'It', standing = '' }) => `${what} is known here${standing === '' ? '' : `: ${standing}`}.`,
  right_product: ({ scanned = '' }) => `Right: ${scanned}.`,
  right_pack: () => 'Right pack.',
  right_resident: () => 'Right resident.',
  right_sticker: () => 'Right sticker.',
  right_container: () => 'Right container.',
  right_bin: () => 'Right bin.',
  right_tote: () => 'Right tote.',
  right_user: () => 'Right badge.',
  other_maker: looksSentence,
  pack_held: () => 'A pharmacist holds this pack with a question.',
  container_empty: (params) => `${params['scanned'] ?? 'This'}${ofLot(params)}: nothing is left in this container.`,
  wrong_drug: against('Wrong drug'),
  wrong_strength: against('Wrong strength'),
  wrong_release: against('Wrong release'),
  wrong_form: against('Wrong form'),
  recalled: (params) => `${params['scanned'] ?? 'This'}${ofLot(params)} is recalled. Put it into quarantine.`,
  quarantined: (params) => `${params['scanned'] ?? 'This'}${ofLot(params)} is in quarantine. Put it back there.`,
  expired: (params) => `${params['scanned'] ?? 'This'}${ofLot(params)} expired on ${params['expiry'] ?? 'a day past'}.`,
  short_dated: (params) => `${params['scanned'] ?? 'This'}${ofLot(params)} expires on ${params['expiry'] ?? 'a day too soon'}; it must last until ${params['until'] ?? 'the last dose'}.`,
  wrong_pack: () => 'This is another pack.',
  wrong_resident: () => 'This is another resident.',
  wrong_sticker: () => 'This sticker is of another prescription.',
  wrong_container: () => 'This is another container.',
  wrong_bin: () => 'This is another bin.',
  wrong_tote: () => 'This is another tote.',
  wrong_user: () => 'This is the badge of somebody else.',
  pack_out_of_date: () => 'This pack is out of date: an order changed after it was packed. Pull the cells that are listed.',
  out_of_use: ({ what = 'It', standing = 'out of use' }) => `${what} is ${standing}. Lay it aside.`,
  other_kind: ({ expected = 'another code', scanned = 'a code' }) => `Waiting for a ${expected}; this is a ${scanned}.`,
  not_known: () => 'Not known here.',
  ambiguous: ({ products = '' }) => `This code fits several products: ${products}. Say which one it is.`,
  wrong_check_digit: () => 'Not read rightly: a character of this code is wrong. Scan it again.',
  not_understood: () => 'Not a code that can be read here.',
};

/** A verdict in words for the screen that scanned. */
export function verdictSentence({ code, params }: ScanVerdict): string {
  return SENTENCES[code](params);
}
