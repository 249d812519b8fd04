/** The parts that are said: undefined ones are left out, as `exactOptionalPropertyTypes` asks. */
export function stated<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const said = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
