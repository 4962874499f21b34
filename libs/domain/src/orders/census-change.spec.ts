import { describe, expect, it } from '@jest/globals';
import { type LocalMinute, atMinute, day } from '@cyclefill/domain/kernel';
import { type CensusTelling, tellCensus } from './census-change.js';
import type { CensusFact } from './stay.js';

const at = (text: string, minute = 0): LocalMinute => atMinute(day(text), minute);
const HOME: CensusFact = { kind: 'placed', from: at('2026-01-01'), to: null };
const GONE: CensusFact = { kind: 'discharge', from: at('2026-11-01'), to: null };
const AWAY: CensusFact = { kind: 'hospital', from: at('2026-12-01'), to: null };
const tell = (facts: readonly CensusFact[], event: CensusTelling['event'], from: LocalMinute, until: LocalMinute | null = null) => tellCensus(facts, { event, at: from, until });

describe('what is told of a resident', () => {
  it('a leave is an absence; another one may follow it and not overlap it', () => {
    const leave: CensusFact = { kind: 'leave', from: at('2026-12-10', 600), to: at('2026-12-12', 1080) };
    expect(tell([HOME], 'leave', leave.from, leave.to)).toEqual({ closed: [], added: [leave] });
    expect(tell([HOME, leave], 'hospital', at('2026-12-12', 1079))).toBe('already-away');
    expect(tell([HOME, leave], 'hospital', at('2026-12-12', 1080))).toEqual({ closed: [], added: [{ kind: 'hospital', from: at('2026-12-12', 1080), to: null }] });
    expect(tell([HOME, leave], 'leave', at('2026-12-09'))).toBe('already-away');
  });

  it('a return ends the absence it falls into, from its very beginning if need be', () => {
    expect(tell([HOME, AWAY], 'return', at('2026-12-05'))).toEqual({ closed: [AWAY], added: [{ ...AWAY, to: at('2026-12-05') }] });
    expect(tell([HOME, AWAY], 'return', AWAY.from)).toEqual({ closed: [AWAY], added: [] });
    expect(tell([HOME], 'return', at('2026-12-05'))).toBe('not-away');
  });

  it('a death is a discharge, and nothing happens to whom is not here', () => {
    expect(tell([HOME], 'death', at('2026-12-05'))).toEqual({ closed: [], added: [{ kind: 'discharge', from: at('2026-12-05'), to: null }] });
    for (const event of ['leave', 'hospital', 'return', 'discharge', 'death', 'transfer'] as const) expect(tell([HOME, GONE], event, at('2026-12-05'))).toBe('not-here');
    expect(tell([], 'transfer', at('2026-12-05'))).toBe('not-here');
    expect(tell([HOME], 'leave', at('2025-12-31'))).toBe('not-here');
  });

  it('a readmission follows a discharge and begins a new stay', () => {
    expect(tell([HOME], 'readmission', at('2026-12-05'))).toBe('not-discharged');
    expect(tell([HOME, GONE], 'readmission', GONE.from)).toBe('not-discharged');
    expect(tell([HOME, GONE], 'readmission', at('2026-12-05'))).toEqual({ closed: [], added: [{ kind: 'placed', from: at('2026-12-05'), to: null }] });
  });

  it('the same thing at the same moment is told once', () => {
    const moved: CensusFact = { kind: 'transfer', from: at('2026-12-05'), to: null };
    expect(tell([HOME], 'transfer', moved.from)).toEqual({ closed: [], added: [moved] });
    expect(tell([HOME, moved], 'transfer', moved.from)).toBe('same-moment');
  });
});
