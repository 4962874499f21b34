import { type Day, type Milli, dayOf, formatClock, formatDay, formatMilli, minuteOf } from '@cyclefill/domain/kernel';
import { emptyReasons } from './neutral-rows.js';
import type { PackagerAdapter, PackagerReason } from './packager-adapter.js';
import { readPackagerAnswer } from './packager-answer.js';
import type { PackagerDose, PackagerPlan } from './packager-plan.js';

/** Machines of this kind have four slots a day and halve a unit at most. */
const MOST_TIMES = 4;
const HALF: number = 500;

/** Days that follow each other with the same doses at the same times. */
interface Course {
  readonly first: PackagerDose;
  readonly from: Day;
  readonly days: number;
  readonly times: readonly string[];
  readonly doses: readonly Milli[];
}

const timesOf = (doses: readonly PackagerDose[]): readonly string[] => doses.map(({ at }) => formatClock(minuteOf(at)));
const sameDay = (course: Course, times: readonly string[], doses: readonly PackagerDose[]): boolean => course.times.join() === times.join() && course.doses.join() === doses.map(({ dose }) => dose).join();

/** The doses of one order as courses, in the order of their days. */
function coursesOf(ofOrder: readonly PackagerDose[]): readonly Course[] {
  const byDay = Map.groupBy(ofOrder, ({ at }) => dayOf(at));
  const courses: Course[] = [];
  for (const [on, doses] of [...byDay].toSorted(([a], [b]) => a - b)) {
    const [last, times, first] = [courses.at(-1), timesOf(doses), doses[0]];
    if (last !== undefined && last.from + last.days === on && sameDay(last, times, doses)) courses[courses.length - 1] = { ...last, days: last.days + 1 };
    else if (first !== undefined) courses.push({ first, from: on, days: 1, times, doses: doses.map(({ dose }) => dose) });
  }
  return courses;
}

const ordersOf = ({ doses }: PackagerPlan): readonly (readonly PackagerDose[])[] => [...Map.groupBy(doses, ({ rxNumber }) => rxNumber).values()].map((own) => own.toSorted((a, b) => a.at - b.at));

/** The separator and line ends would break the line: they become spaces. */
const field = (text: string): string => text.replace(/[|\r\n\t]+/g, ' ').trim();

/** Patient, product and prescription of one course on one line. */
function lineOf({ first, from, days, times, doses }: Course): string {
  const { resident, ndc11, drug, strength, form, description, directions, warnings, rxNumber } = first;
  const total = (doses.reduce((sum, dose) => sum + dose, 0) * days) as Milli;
  return [
    resident.given, resident.family, resident.born.replaceAll('-', ''), resident.code,
    ndc11, [drug, strength, form].filter(Boolean).join(' '), description, directions, warnings[0] ?? '', warnings.slice(1).join(' '), times.join(';'), doses.map(formatMilli).join(';'), String(days),
    rxNumber, formatDay(from).replaceAll('-', ''), 'Everyday', formatMilli(total),
  ].map(field).join('|');
}

function reasonsOf(ofOrder: readonly PackagerDose[]): readonly PackagerReason[] {
  const rxNumber = ofOrder[0]?.rxNumber ?? '';
  const reasons: PackagerReason[] = [];
  if (coursesOf(ofOrder).some(({ times }) => times.length > MOST_TIMES)) reasons.push({ code: 'too_many_times', rxNumber, sentence: `Given more than ${MOST_TIMES} times a day: this machine has ${MOST_TIMES} slots.` });
  if (ofOrder.some(({ dose }) => dose % HALF !== 0)) reasons.push({ code: 'part_of_unit', rxNumber, sentence: 'A dose is not made of whole and half units: this machine gives no other parts.' });
  return reasons;
}

/** One pipe-delimited line a drug and course, without header: 4 fields of the patient, 9 of the product, 4 of the prescription. */
export const PIPE_TEXT: PackagerAdapter = {
  validate: (plan) => [...emptyReasons(plan), ...ordersOf(plan).flatMap(reasonsOf)],
  render: (plan) => [{ extension: 'txt', content: ordersOf(plan).flatMap(coursesOf).map((course) => `${lineOf(course)}\r\n`).join('') }],
  acknowledge: readPackagerAnswer,
};
