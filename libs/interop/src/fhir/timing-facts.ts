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
  readonly most: readonly Milli[];
  readonly asNeeded: boolean;
}

/** Reads directions as facts; null where it cannot. */
export type TextReader = (text: string) => TimingFacts | null;

export const NO_FACTS: TimingFacts = { often: [], once: false, bounds: [], counts: [], clocks: [], slots: [], weekdays: [], doses: [], most: [], asNeeded: false };
