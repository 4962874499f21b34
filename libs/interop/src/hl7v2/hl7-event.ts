import type { Hl7Time } from './hl7-time.js';

/** What a census message tells, by its trigger event. */
export const CENSUS_MEANINGS = {
  A01: 'admitted', A02: 'transferred', A03: 'discharged', A04: 'registered', A06: 'became-inpatient', A07: 'became-outpatient', A08: 'updated',
  A11: 'admission-cancelled', A12: 'transfer-cancelled', A13: 'discharge-cancelled', A21: 'leave-began', A22: 'leave-ended',
  A31: 'person-updated', A34: 'merged', A40: 'merged', A60: 'allergies-updated',
} as const;
export type CensusTrigger = keyof typeof CENSUS_MEANINGS;

/** One identifier (CX): who gave it, and of which kind (`MR`). */
export interface Hl7Identifier {
  readonly id: string;
  readonly authority: string;
  readonly type: string;
}

/** A code with its text and the name of its system (CE, CWE); each may be empty. */
export interface Hl7Code {
  readonly code: string;
  readonly text: string;
  readonly system: string;
}

/** Who a message is about; what it does not say is empty or null. */
export interface Hl7Person {
  readonly ids: readonly Hl7Identifier[];
  readonly familyName: string;
  readonly givenName: string;
  readonly birth: Hl7Time | null;
  readonly sex: string;
}

/** A location (PL): wing, room, bed and facility. */
export interface Hl7Location {
  readonly wing: string;
  readonly room: string;
  readonly bed: string;
  readonly facility: string;
}

export interface Hl7Allergy {
  /** `DA` of a drug, `FA` of food, …; as sent. */
  readonly kind: string;
  readonly to: Hl7Code;
  readonly severity: string;
  readonly reactions: readonly string[];
  /** IAM-6 `D`: the record of it goes. */
  readonly removed: boolean;
}

/** Something that happened to a resident. */
export interface CensusNews {
  readonly kind: 'census';
  readonly trigger: CensusTrigger;
  readonly what: (typeof CENSUS_MEANINGS)[CensusTrigger];
  /** When it happened: EVN-6 where it is sent, else EVN-2. */
  readonly at: Hl7Time;
  /** What the order of events goes by: EVN-2. */
  readonly recordedAt: Hl7Time;
  readonly person: Hl7Person;
  readonly location: Hl7Location | null;
  /** PV1-6, of a transfer. */
  readonly priorLocation: Hl7Location | null;
  /** PV1-36, of a discharge: whether to a hospital, home or elsewhere, in the sender's codes. */
  readonly disposition: string;
  /** PV2-47, of a leave. */
  readonly returnExpected: Hl7Time | null;
  readonly allergies: readonly Hl7Allergy[];
  /** DG1-3. */
  readonly diagnoses: readonly Hl7Code[];
  /** The identifiers that go (MRG-1); empty unless merged. */
  readonly merged: readonly Hl7Identifier[];
}

/** What ORC-1 asks for. */
export const ORDER_CONTROLS = { NW: 'new', CA: 'cancel', DC: 'discontinue', HD: 'hold', RL: 'release', XO: 'change', RF: 'refill' } as const;
export type OrderControl = keyof typeof ORDER_CONTROLS;

/** One repeat of a schedule (TQ1, or the TQ of ORC-7 and RXE-1), in the sender's codes. */
export interface Hl7Timing {
  /** `BID`, `Q6H`, `PRN`: a code, never interpreted here. */
  readonly frequency: string;
  /** `0800`, `2000`: times of its own. */
  readonly times: readonly string[];
  readonly amount: string;
  readonly unit: string;
  readonly from: Hl7Time | null;
  /** To the day = that day is the last one; to the minute = up to there. */
  readonly until: Hl7Time | null;
  /** `D7`, or number and unit as `7 d`; empty = open. */
  readonly duration: string;
  readonly priority: string;
  readonly text: string;
}

/** Something asked about one order. */
export interface OrderNews {
  readonly kind: 'order';
  readonly control: OrderControl;
  readonly asked: (typeof ORDER_CONTROLS)[OrderControl];
  /** The number that the facility knows it by (ORC-2). */
  readonly placer: string;
  /** The number that the pharmacy knows it by (ORC-3). */
  readonly filler: string;
  /** RXE-15. */
  readonly prescriptionNumber: string;
  /** ORC-15, else ORC-9, else the message's time. */
  readonly at: Hl7Time;
  readonly person: Hl7Person;
  readonly location: Hl7Location | null;
  readonly prescriber: Hl7Code;
  readonly medicine: Hl7Code;
  readonly giveMin: string;
  readonly giveMax: string;
  readonly giveUnit: string;
  readonly form: string;
  /** The sig as text. */
  readonly directions: string;
  readonly dispense: { readonly amount: string; readonly unit: string };
  readonly refills: string;
  readonly routes: readonly Hl7Code[];
  readonly timings: readonly Hl7Timing[];
  /** What a compound is made of (RXC). */
  readonly components: readonly { readonly role: string; readonly item: Hl7Code; readonly amount: string; readonly unit: string }[];
}

/** What RXA-20 says of an administration. */
export const GIVEN_STATUSES = { CP: 'given', PA: 'partly-given', RE: 'refused', NA: 'not-given' } as const;

/** A dose that was given, or was not. */
export interface AdministrationNews {
  readonly kind: 'administration';
  readonly status: (typeof GIVEN_STATUSES)[keyof typeof GIVEN_STATUSES];
  readonly placer: string;
  readonly filler: string;
  readonly at: Hl7Time;
  readonly person: Hl7Person;
  readonly medicine: Hl7Code;
  readonly amount: string;
  readonly unit: string;
  readonly reason: string;
  /** RXA-21 `D`: this takes an earlier report back. */
  readonly takenBack: boolean;
}

export type Hl7News = CensusNews | OrderNews | AdministrationNews;
