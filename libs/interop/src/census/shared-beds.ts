import { byCodePoint } from '@cyclefill/domain/kernel';
import type { Finding } from '@cyclefill/domain/kernel';
import type { CensusEventRow, CensusFolder, Place } from './census-rows.js';

interface Stay {
  readonly resident: string;
  readonly place: Place;
  readonly from: number;
  readonly to: number;
}

/** Beds in which two residents live at the same time, as the folder has it: reported, never refused. Sorted by facility, bed, resident. */
export function sharedBeds({ residents, events }: Pick<CensusFolder, 'residents' | 'events'>): readonly Finding[] {
  const moves = Map.groupBy(events.filter(({ kind }) => kind === 'transfer' || kind === 'discharge'), ({ resident }) => resident);
  const byBed = new Map<string, Stay[]>();
  for (const { facility, code, place } of residents) {
    for (const stay of staysOf(code, place, moves.get(code) ?? [])) {
      if (stay.place.bed === '') continue;
      const key = JSON.stringify([facility, stay.place.wing, stay.place.room, stay.place.bed]);
      const stays = byBed.get(key);
      if (stays === undefined) byBed.set(key, [stay]);
      else stays.push(stay);
    }
  }
  return [...byBed].toSorted((a, b) => byCodePoint(a[0], b[0])).flatMap(([key, stays]) => findings(key, stays));
}

function staysOf(resident: string, first: Place | null, moves: readonly CensusEventRow[]): readonly Stay[] {
  const ordered = moves.toSorted((a, b) => a.from - b.from);
  const places: readonly { readonly from: number; readonly place: Place | null }[] = [
    { from: -Infinity, place: first },
    ...ordered.map(({ from, place }) => ({ from, place })),
  ];
  return places.flatMap(({ from, place }, index) => (place === null ? [] : [{ resident, place, from, to: places[index + 1]?.from ?? Infinity }]));
}

function findings(key: string, stays: readonly Stay[]): readonly Finding[] {
  const sharing = stays.filter((stay) => stays.some((other) => other.resident !== stay.resident && other.from < stay.to && stay.from < other.to));
  const [facility = '', wing = '', room = '', bed = ''] = JSON.parse(key) as string[];
  const codes = [...new Set(sharing.map(({ resident }) => resident))].toSorted(byCodePoint);
  return codes.map((subject) => ({
    code: 'BED_SHARED', severity: 'warn', rule: 'E20', subject,
    params: { facility, wing, room, bed, with: codes.filter((code) => code !== subject).join(', ') },
  }));
}
