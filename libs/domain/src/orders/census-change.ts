import { type LocalMinute, type MinuteRange, covers, overlaps } from '@cyclefill/domain/kernel';
import { type CensusFact, lastStay } from './stay.js';

/** What people tell of a resident. */
export const TOLD_EVENTS = ['leave', 'hospital', 'return', 'discharge', 'death', 'transfer', 'readmission'] as const;
export type ToldEvent = (typeof TOLD_EVENTS)[number];

/** One thing told; `until` is the planned end of a leave or hospital stay. */
export interface CensusTelling {
  readonly event: ToldEvent;
  readonly at: LocalMinute;
  readonly until: LocalMinute | null;
}

/** Why a telling does not fit what is known. */
export type CensusRefusal = 'already-away' | 'not-away' | 'not-here' | 'not-discharged' | 'same-moment';

/** What becomes of the census: facts that no longer hold as they are, and new ones. */
export interface CensusChange<Fact extends CensusFact> {
  readonly closed: readonly Fact[];
  readonly added: readonly CensusFact[];
}

const isAbsence = ({ kind }: CensusFact): boolean => kind === 'leave' || kind === 'hospital';

/** Whether the resident lives here at a moment: admitted before it and not discharged. */
function livesHere(facts: readonly CensusFact[], at: LocalMinute): boolean {
  const { admittedAt, dischargedAt } = lastStay(facts);
  return admittedAt !== null && at >= admittedAt && (dischargedAt === null || at < dischargedAt);
}

function added<Fact extends CensusFact>(facts: readonly Fact[], fact: CensusFact, closed: readonly Fact[] = []): CensusChange<Fact> | CensusRefusal {
  const taken = facts.some((known) => !closed.includes(known) && known.kind === fact.kind && known.from === fact.from);
  return taken ? 'same-moment' : { closed, added: [fact] };
}

function readmitted<Fact extends CensusFact>(facts: readonly Fact[], at: LocalMinute): CensusChange<Fact> | CensusRefusal {
  const { dischargedAt } = lastStay(facts);
  return dischargedAt === null || at <= dischargedAt ? 'not-discharged' : added(facts, { kind: 'placed', from: at, to: null });
}

function returned<Fact extends CensusFact>(facts: readonly Fact[], at: LocalMinute): CensusChange<Fact> | CensusRefusal {
  const absence = facts.find((fact) => isAbsence(fact) && covers(fact, at));
  if (absence === undefined) return 'not-away';
  return { closed: [absence], added: at > absence.from ? [{ kind: absence.kind, from: absence.from, to: at }] : [] };
}

/**
 * What a telling makes of the census, facts in time order. Absences of one resident never overlap; nothing happens to whom
 * is not here; a return ends the absence it falls into; a death is a discharge, a readmission a new placing.
 */
export function tellCensus<Fact extends CensusFact>(facts: readonly Fact[], { event, at, until }: CensusTelling): CensusChange<Fact> | CensusRefusal {
  if (event === 'readmission') return readmitted(facts, at);
  if (!livesHere(facts, at)) return 'not-here';
  switch (event) {
    case 'leave':
    case 'hospital': {
      const range: MinuteRange = { from: at, to: until };
      return facts.some((fact) => isAbsence(fact) && overlaps(fact, range)) ? 'already-away' : added(facts, { kind: event, from: at, to: until });
    }
    case 'return':
      return returned(facts, at);
    case 'discharge':
    case 'death':
      return added(facts, { kind: 'discharge', from: at, to: null });
    default:
      return added(facts, { kind: event, from: at, to: null });
  }
}
