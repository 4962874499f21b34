/** Where a pack is in its life. */
export const PACK_STATES = ['planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'received', 'returned', 'void', 'recalled'] as const;
export type PackState = (typeof PACK_STATES)[number];

/** On to which states each may go; the database holds the same table. Back to filling only under the next seal number. */
const STEPS: Readonly<Record<PackState, readonly PackState[]>> = {
  planned: ['filling'],
  filling: ['sealed', 'void', 'recalled'],
  sealed: ['checked', 'filling', 'void', 'recalled'],
  checked: ['tote', 'filling', 'void', 'recalled'],
  tote: ['shipped', 'checked', 'void', 'recalled'],
  shipped: ['received', 'returned', 'void', 'recalled'],
  received: ['returned', 'void', 'recalled'],
  recalled: ['returned', 'void'],
  returned: ['void'],
  void: [],
};

/** The way of a pack that nothing befalls. */
const WAY: readonly PackState[] = ['planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'received'];

/** Whether a pack may go from one state to another at all. */
export function mayStep(from: PackState, to: PackState): boolean {
  return STEPS[from].includes(to);
}

/** Whether a step takes a pack out of its tote again, checked as it was (D78): no check, and nearer to nobody. */
export function isPull(from: PackState, to: PackState): boolean {
  return from === 'tote' && to === 'checked';
}

/** Whether a step leads a pack on towards its resident, rather than out of the way: what a pack that is out of date may not. */
export function leadsOn(to: PackState): boolean {
  return WAY.includes(to);
}

/** Whether somebody has it, or had it, in hand: it is never taken out of use in silence. */
export function isPhysical(state: PackState): boolean {
  return state !== 'planned' && WAY.includes(state);
}

/** Whether it has not arrived: no dose that is not due any more may be in it (R120). */
export function isUndelivered(state: PackState): boolean {
  return state !== 'received' && WAY.includes(state);
}

/** What becomes of a physical pack that is replaced (R119): repacked while it is on the bench, called back once it was checked. */
export function replacedState(state: PackState): 'void' | 'recalled' {
  return state === 'filling' || state === 'sealed' ? 'void' : 'recalled';
}
