import type { Milli, MinuteOfDay } from '@cyclefill/domain/kernel';

/** So many times in a period; ranges have both ends. */
export interface OftenFact {
  readonly times: readonly [number, number];
  readonly period: readonly [number, number];
  readonly unit: 'min' | 'h' | 'd' | 'wk' | 'mo';
}

/** What directions say about when and how much, whether read from text or taken from structure; empty where they do not say. */
export interface TimingFacts {
  readonly often: readonly OftenFact[];
  /** One single administration. */
  readonly once: boolean;
  readonly bounds: readonly { readonly value: number; readonly unit: 'd' | 'mo' }[];
  readonly counts: readonly number[];
  readonly clocks: readonly MinuteOfDay[];
  /** `when` codes of FHIR. */
  readonly slots: readonly string[];
  readonly weekdays: readonly string[];
  readonly doses: readonly { readonly low: Milli; readonly high: Milli; readonly unit: string }[];
  /** The most that may be given; the unit is null where none is named. */
  readonly most: readonly { readonly amount: Milli; readonly unit: string | null }[];
  readonly asNeeded: boolean;
  /** Events and findings that a dose waits for, in the words of the text: no structure of a dosage holds them. */
  readonly conditions: readonly string[];
}

/** Reads directions as facts; null where it cannot. */
export type TextReader = (text: string) => TimingFacts | null;

export const NO_FACTS: TimingFacts = { often: [], once: false, bounds: [], counts: [], clocks: [], slots: [], weekdays: [], doses: [], most: [], asNeeded: false, conditions: [] };
