import { startFakeCrossref } from "../fakes/crossref-server.ts";
import { FakeWorks } from "../fakes/crossref-works.ts";
import { FakeRepository } from "../fakes/oai-repository.ts";
import { startFakeOai } from "../fakes/oai-server.ts";

/** A server whose harvests are killed. */
export interface KillTarget {
  readonly source: {
    readonly format: string;
    readonly url: string;
    readonly settings: Readonly<Record<string, unknown>>;
  };
  /** Every request's path and query. */
  readonly requests: readonly string[];
  /** Whether records come in one order whatever happens. */
  readonly inOrder: boolean;
  /** Whether a request goes on with a list that was begun. */
  goesOn(path: string): boolean;
  /** Each record's identifier, and its bytes as they should be kept. */
  expected(): Iterable<readonly [identifier: string, bytes: string]>;
  close(): Promise<void>;
}

/** `crossref-place` = a Crossref that keeps the place in a list on its side, so that a page that was sent and lost is passed over. */
export const targetNames = ["oai-pmh", "crossref", "crossref-place"] as const;
export type TargetName = (typeof targetNames)[number];

export async function startTarget(name: TargetName, records: number, pageSize: number): Promise<KillTarget> {
  if (name === "oai-pmh") {
    const repository = new FakeRepository(records);
    const server = await startFakeOai({ repository, pageSize });
    return {
      source: { format: "oai-pmh", url: server.baseUrl, settings: {} },
      requests: server.requests,
      inOrder: true,
      goesOn: (path) => path.includes("resumptionToken"),
      expected: () => repository.all().map((one) => [repository.identifier(one.number), repository.xml(one)] as const),
      close: () => server.close(),
    };
  }
  const works = new FakeWorks(records);
  const server = await startFakeCrossref(works, { keepsPlace: name === "crossref-place", rate: ["50", "1ms"] });
  const settings = { issn: ["1997-3438", "2070-2469"], rows: pageSize };
  return {
    source: { format: "crossref", url: server.origin, settings },
    requests: server.requests,
    inOrder: name === "crossref",
    goesOn: (path) => !path.includes("cursor=*") && !path.includes("cursor=%2A"),
    expected: () => works.all().map((one) => [works.doi(one.number), works.json(one)] as const),
    close: () => server.close(),
  };
}
