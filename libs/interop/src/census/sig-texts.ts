import { sigConflictProblem } from '@cyclefill/domain/cycle-fill';
import type { LocalMinute } from '@cyclefill/domain/kernel';
import type { Regimen } from '@cyclefill/domain/regimen';
import { type OrderSaid, type SigReading, findSigConflicts, readSig, sigConflictText } from '@cyclefill/domain/sig';
import type { DataProblem } from './census-rows.js';
import type { PassTables } from './order-directions.js';

/** An order's text and what its columns make of it. */
export interface TextedOrder {
  readonly facility: string;
  readonly wing: string;
  readonly sigText: string;
  readonly regimen: Regimen | null;
  readonly doseUnit: string;
  readonly route: string;
  readonly strength: string;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly group: string | null;
}

/** Texts kept at most: a pharmacy writes the same few thousand over and over. */
const KEPT = 20_000;

/** The texts of a folder, each read once, held against their orders (D50, D56). */
export class SigTexts {
  private readonly readings = new Map<string, SigReading>();

  constructor(private readonly tables: PassTables) {}

  /** Why the text and the order cannot both be right, or that the text cannot be read; null = they agree, or there is no text. */
  problemOf(order: TextedOrder): DataProblem | null {
    if (order.sigText.trim() === '') return null;
    const reading = this.read(order.sigText);
    if (!reading.parsed) return 'sig_unread';
    if (order.regimen === null) return null;
    const said: OrderSaid = {
      regimen: order.regimen, doseUnit: order.doseUnit, route: order.route, strength: order.strength, from: order.from, to: order.to, grouped: order.group !== null,
      timesOf: (code) => this.tables.timesOf(order.facility, order.wing, code),
    };
    const conflicts = findSigConflicts(reading, said);
    return conflicts.length === 0 ? null : sigConflictProblem(sigConflictText(conflicts));
  }

  private read(text: string): SigReading {
    const known = this.readings.get(text);
    if (known !== undefined) return known;
    const reading = readSig(text);
    if (this.readings.size < KEPT) this.readings.set(text, reading);
    return reading;
  }
}
