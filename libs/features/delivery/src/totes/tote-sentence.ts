import type { ToteVerdict } from '@cyclefill/domain/delivery';

const SENTENCES: Readonly<Record<ToteVerdict['code'], string>> = {
  added: 'It is in the tote.',
  already_in: 'It lies in this tote already.',
  tote_closed: 'The tote is closed: open another one.',
  not_known: 'Nobody knows this code: look whether all of it was read.',
  wrong_tote: 'STOP: it is for another facility or wing.',
  withdrawn: 'STOP: it was voided, called back or returned.',
  pack_out_of_date: 'STOP: a dose in it is not due any more; pull it.',
  already_sent: 'It has left already.',
  in_other_tote: 'It lies in another tote: pull it there first.',
  not_checked: 'It is not checked yet.',
};

/** What a scan at a tote says to people. */
export function toteSentence({ code }: ToteVerdict): string {
  return SENTENCES[code];
}
