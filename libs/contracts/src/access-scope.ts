/** A part of a facility: one wing, or all of it when `wingId` is null. */
export interface FacilityScope {
  readonly facilityId: string;
  readonly wingId: string | null;
}

/** What a person may see: the whole pharmacy, or these parts and nothing else. */
export type AccessScope = 'pharmacy' | readonly FacilityScope[];

/** The facilities of a scope as a parameter for SQL: null = no limit. For what names no resident and is not told apart by wing. */
export function facilitiesOf(scope: AccessScope): readonly string[] | null {
  return scope === 'pharmacy' ? null : [...new Set(scope.map(({ facilityId }) => facilityId))];
}

/** A scope as two parallel arrays for `unnest`, facility ids and wing ids (null = the whole facility); nulls for the whole pharmacy. */
export function scopeArrays(scope: AccessScope): readonly [readonly string[] | null, readonly (string | null)[] | null] {
  if (scope === 'pharmacy') return [null, null];
  return [scope.map(({ facilityId }) => facilityId), scope.map(({ wingId }) => wingId)];
}

/** Whether a scope holds a wing of a facility; who sees the whole facility sees those who live in no wing (null) too. */
export function inScope(scope: AccessScope, facilityId: string, wingId: string | null): boolean {
  return scope === 'pharmacy' || scope.some((part) => part.facilityId === facilityId && (part.wingId === null || part.wingId === wingId));
}
