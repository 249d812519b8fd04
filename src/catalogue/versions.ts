/**
 * Whether an incoming version is older than the one that is kept. Datestamps may differ in granularity (a day, an instant): they are
 * compared at the precision that both have, and without one nothing is stale.
 */
export function isStale(kept: string | null, incoming: string | undefined): boolean {
  if (kept === null || incoming === undefined) return false;
  const shared = Math.min(kept.length, incoming.length);
  return incoming.slice(0, shared) < kept.slice(0, shared);
}
