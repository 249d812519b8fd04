import type { FastifyInstance } from "fastify";

/** What the application has at a path, by the patterns of its routes (`/articles/:id`). */
export interface RouteTable {
  /** The methods that a path answers, in capitals; empty = nothing is there. */
  methodsAt(path: string): readonly string[];
}

interface Entry {
  readonly parts: readonly string[];
  readonly methods: Set<string>;
}

/** Collects the routes that are registered after it. */
export function tableOfRoutes(app: FastifyInstance): RouteTable {
  const entries = new Map<string, Entry>();
  app.addHook("onRoute", ({ url, method }) => {
    const entry = entries.get(url) ?? { parts: url.split("/"), methods: new Set() };
    for (const one of [method].flat()) entry.methods.add(one.toUpperCase());
    entries.set(url, entry);
  });
  return {
    methodsAt: (path) => {
      const parts = path.split("/");
      const found = [...entries.values()].filter((entry) => fits(entry.parts, parts));
      return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
    },
  };
}

/** A named part of a pattern takes any text but none. */
function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, index) => (part.startsWith(":") ? parts[index] !== "" : part === parts[index]))
  );
}
