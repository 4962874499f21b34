import type { SigPart, SigReading } from '../sig-structure.js';
import { alternateClause } from './clauses/alternate.clause.js';
import { amountClause, bareAmountClause, concentrationClause, drugClause } from './clauses/amount.clause.js';
import { clockClause } from './clauses/clock.clause.js';
import { datesClause } from './clauses/dates.clause.js';
import { cycleClause, courseDaysClause, monthDaysClause, weekdaysClause } from './clauses/days.clause.js';
import { dosesClause, durationClause } from './clauses/duration.clause.js';
import { foodClause } from './clauses/food.clause.js';
import { codeClause, countClause, intervalClause, onceClause } from './clauses/frequency.clause.js';
import { holdClause } from './clauses/hold.clause.js';
import { asDirectedClause, howMuchClause, instructionClause } from './clauses/instruction.clause.js';
import { limitClause } from './clauses/limit.clause.js';
import { noteClause } from './clauses/note.clause.js';
import { indicationClause, prnClause } from './clauses/prn.clause.js';
import { offClause, removalClause } from './clauses/removal.clause.js';
import { routeClause, verbClause } from './clauses/route.clause.js';
import { scaleClause, scaleStepsClause } from './clauses/scale.clause.js';
import { separatorClause } from './clauses/separator.clause.js';
import { slotClause } from './clauses/slots.clause.js';
import { SigCursor } from './cursor.js';
import { type ClauseReader, SigDraft } from './draft.js';
import { finishPart } from './finish-part.js';
import { mendSpelling } from './spelling.js';
import { tokenise } from './tokens.js';
import { uncapitalised } from './uncapitalised.js';

/** What a text is read by, one concept each. The first that fits reads on; the order is their precedence. */
const CLAUSES: readonly ClauseReader[] = [
  scaleStepsClause, scaleClause, holdClause, limitClause, removalClause, offClause, alternateClause, datesClause, cycleClause, courseDaysClause, asDirectedClause, howMuchClause, foodClause, slotClause, monthDaysClause, noteClauseFirst(),
  intervalClause, countClause, codeClause, weekdaysClause, clockClause, onceClause, prnClause, dosesClause, durationClause, drugClause, concentrationClause, amountClause, bareAmountClause, routeClause, verbClause,
  separatorClause, instructionClause, indicationClause, noteClause,
];

/** `weekly dose` is a remark; `weekly` alone is a frequency. */
function noteClauseFirst(): ClauseReader {
  return (cursor, draft) => (cursor.word(1) === 'dose' || cursor.word() === 'taper' ? noteClause(cursor, draft) : false);
}

/** Words before the first dose name the drug; any others are not understood, and said so. */
class Unread {
  private run: string[] = [];

  constructor(private readonly draft: SigDraft) {}

  add(word: string): void {
    this.run.push(word);
  }

  close(): void {
    if (this.run.length === 0) return;
    const text = this.run.join(' ');
    this.run = [];
    if (/[a-z0-9]/.test(text)) this.draft.warn('NOT_READ', `not understood: "${text}"`);
  }

  forget(): void {
    this.run = [];
  }
}

function readClauses(cursor: SigCursor, draft: SigDraft): void {
  const unread = new Unread(draft);
  while (!cursor.done) {
    const amountBefore = draft.parts[0]?.amount ?? null;
    const [joined, sentenceStart] = [draft.joined, draft.sentenceStart];
    const reader = CLAUSES.find((read) => read(cursor, draft));
    if (reader === undefined) {
      unread.add(cursor.word());
      cursor.at += 1;
    } else if (amountBefore === null && (draft.parts[0]?.amount !== null || draft.isScale)) unread.forget();
    else if (amountBefore !== null) unread.close();
    if (reader === separatorClause) continue;
    if (reader === verbClause && draft.joined) continue;
    if (joined === draft.joined) [draft.joined, draft.besides] = [false, false];
    if (sentenceStart === draft.sentenceStart) draft.sentenceStart = false;
    draft.inAlternate = reader === alternateClause;
  }
  unread.close();
}

/** Steps of a taper that say no timing of their own go on with the step's before; where none says any, it is once a day, and said so. */
function carryTiming(draft: SigDraft): void {
  draft.parts.forEach((part, index) => {
    const before = draft.parts[index - 1];
    if (part.hasTiming || part.prn) return;
    if (before?.hasTiming === true && part.step > before.step) {
      [part.days, part.count, part.hours, part.slots, part.clocks, part.once] = [before.days, before.count, before.hours, [...before.slots], [...before.clocks], before.once];
    } else if (part.durationDays !== null && draft.parts.length > 1) {
      part.days = { kind: 'daily' };
      draft.warn('FREQUENCY_ASSUMED', 'the steps give days and no times: taken as once a day');
    }
  });
}

/** Days of a course follow each other without a gap, or nothing is made of them. */
function checkCourse(draft: SigDraft): void {
  let next = 1;
  for (const part of draft.parts) {
    if (part.courseFrom === null) continue;
    if (part.courseFrom !== next) draft.contradict('the days of the course do not follow each other');
    next = part.courseFrom + (part.durationDays ?? 0);
  }
}

/** A part that was opened by `then` and says nothing is none; one that is the same as the one beside it is one. */
function finishParts(draft: SigDraft): readonly SigPart[] | null {
  const parts = draft.parts.filter((part) => !part.isEmpty).map((part) => finishPart(part, draft));
  return parts.length === 0 || parts.includes(null) ? null : (parts as readonly SigPart[]);
}

function applyScale(draft: SigDraft): void {
  if (!draft.isScale) return;
  draft.warn('SLIDING_SCALE', 'a sliding scale: the dose depends on a measurement and is not packed');
  const part = draft.parts[0];
  if (part === undefined || draft.scaleRange === null) return;
  part.amount = { ...draft.scaleRange, unit: 'unit' };
  if (part.route === null) {
    part.route = 'subcutaneous';
    draft.warn('ROUTE_ASSUMED', 'no route is said: taken as subcutaneous');
  }
}

/**
 * Reads a prescriber's text, shorthand or sentences, into structure (D50, D56). Nothing is guessed: what no clause reads,
 * what is said in two ways and what is left open is a warning; a text without a dose or without a frequency is not parsed
 * and stands as written.
 */
export function readSig(text: string): SigReading {
  const { source, mended } = mendSpelling(tokenise(text));
  const draft = new SigDraft();
  for (const [wrong, right] of mended) draft.warn('SPELLING', `"${wrong}" is read as "${right}"`);
  readClauses(new SigCursor(source), draft);
  applyScale(draft);
  carryTiming(draft);
  checkCourse(draft);
  const parts = finishParts(draft);
  if (parts === null) {
    if (draft.parts.every(({ amount }) => amount === null)) draft.warn('NO_DOSE', 'no dose is said');
    if (!draft.parts.some(({ hasTiming, prn }) => hasTiming || prn)) draft.warn('NO_FREQUENCY', 'nothing says how often');
    if (draft.warnings.length === 0) draft.warn('NOT_READ', 'a dose or a frequency is missing');
  }
  const { warnings } = draft;
  if (parts === null || draft.unreadable) return { parsed: false, text, structure: null, warnings };
  const { limit, holds, start, until, indication, scale, instructions } = draft;
  return { parsed: true, text, structure: { parts, limit, holds: holds.map(uncapitalised), start, until, indication, scale, instructions: instructions.map(uncapitalised) }, warnings };
}
