/** Why something does not go into a tote, in the order in which it is told; the first that holds is the answer. */
export const TOTE_STOPS = ['tote_closed', 'not_known', 'wrong_tote', 'withdrawn', 'pack_out_of_date', 'already_sent', 'in_other_tote', 'not_checked'] as const;
export type ToteStop = (typeof TOTE_STOPS)[number];

/** The answer to a scan at a tote: it goes in, it lies in already, or it stays out and why. */
export type ToteVerdict =
  | { readonly verdict: 'ok'; readonly code: 'added' | 'already_in' }
  | { readonly verdict: 'stop'; readonly code: ToteStop };

/** Where a thing that wants to travel stands. `unchecked`: not yet passed by a pharmacist; `withdrawn`: void, recalled or returned. */
export type TravelStanding = 'unchecked' | 'ready' | 'in_tote' | 'sent' | 'withdrawn';

/** The tote that is being packed. */
export interface OpenTote {
  readonly toteId: string;
  readonly facilityId: string;
  /** null = for the whole facility. */
  readonly wingId: string | null;
  readonly open: boolean;
}

/** A pack, or a container of what is in no pack. */
export interface ToteCandidate {
  readonly facilityId: string;
  /** Where its resident lives now; null = in no wing. */
  readonly wingId: string | null;
  readonly standing: TravelStanding;
  /** The tote it lies in. */
  readonly toteId: string | null;
  /** Holds what is no longer due, or lacks what is (R119, R120). */
  readonly outOfDate: boolean;
}

/**
 * Whether something goes into a tote (experience A20: another home's tote is a hard stop): what is checked, up to date, of this
 * facility and of this wing. `null` = nobody knows the code.
 */
export function checkToteItem(tote: OpenTote, item: ToteCandidate | null): ToteVerdict {
  if (item !== null && item.toteId === tote.toteId && !item.outOfDate) return { verdict: 'ok', code: 'already_in' };
  const elsewhere = item !== null && (item.facilityId !== tote.facilityId || (tote.wingId !== null && item.wingId !== tote.wingId));
  const holds: Readonly<Record<ToteStop, boolean>> = {
    tote_closed: !tote.open,
    not_known: item === null,
    wrong_tote: elsewhere,
    withdrawn: item?.standing === 'withdrawn',
    pack_out_of_date: item?.outOfDate === true,
    already_sent: item?.standing === 'sent',
    in_other_tote: item?.standing === 'in_tote',
    not_checked: item?.standing === 'unchecked',
  };
  const code = TOTE_STOPS.find((stop) => holds[stop]);
  return code === undefined ? { verdict: 'ok', code: 'added' } : { verdict: 'stop', code };
}
