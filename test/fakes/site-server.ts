import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FakeRepository } from "./oai-repository.ts";

/** A journal of a fake site: its path, name, and the ISSN that its records carry. */
export interface FakeJournal {
  readonly path: string;
  readonly name: string;
  readonly issn?: string;
}

/** What a fake site answers to a path and query; undefined = status 404. */
export type Answer = (url: URL, origin: string) => Reply | undefined;

export interface Reply {
  readonly status?: number;
  readonly body?: string;
  readonly location?: string;
  /** Never answers. */
  readonly hang?: boolean;
}

export interface FakeSite {
  readonly origin: string;
  /** Every request's path and query, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A site on loopback. */
export async function startFakeSite(answer: Answer): Promise<FakeSite> {
  const requests: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests.push(request.url ?? "");
    const reply = answer(new URL(request.url ?? "/", origin), origin);
    if (reply?.hang) return;
    const { status = reply ? 200 : 404, body = "<h1>Not found</h1>", location } = reply ?? {};
    response.writeHead(location === undefined ? status : 302, location === undefined ? {} : { location }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface OaiOptions {
  readonly name: string;
  readonly baseUrl: string;
  readonly issn?: string;
  readonly formats?: readonly string[];
  readonly sets?: readonly (readonly [string, string])[];
  /** Records are given for this set alone. */
  readonly onlySet?: string;
}

/** Answers in OAI-PMH as a small repository of seven records. */
export function speakOai({ searchParams: asked }: URL, options: OaiOptions): Reply {
  const { name, baseUrl, issn, formats = ["oai_dc"], sets, onlySet } = options;
  const said = (body: string): Reply => ({
    body: `<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-02T03:04:05Z</responseDate><request>${xml(baseUrl)}</request>${body}</OAI-PMH>`,
  });
  const error = (code: string): Reply => said(`<error code="${code}">No.</error>`);
  switch (asked.get("verb") ?? "") {
    case "Identify":
      return said(
        `<Identify><repositoryName>${xml(name)}</repositoryName><baseURL>${xml(baseUrl)}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>a@example.edu.pk</adminEmail><earliestDatestamp>2015-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`,
      );
    case "ListMetadataFormats":
      return said(
        `<ListMetadataFormats>${formats.map((prefix) => `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix></metadataFormat>`).join("")}</ListMetadataFormats>`,
      );
    case "ListSets":
      if (!sets) return error("noSetHierarchy");
      return said(
        `<ListSets>${sets.map(([spec, set]) => `<set><setSpec>${xml(spec)}</setSpec><setName>${xml(set)}</setName></set>`).join("")}</ListSets>`,
      );
    case "ListRecords": {
      if (!formats.includes(asked.get("metadataPrefix") ?? "")) return error("cannotDisseminateFormat");
      if (onlySet !== undefined && asked.get("set") !== onlySet) return error("noRecordsMatch");
      const repository = new FakeRepository(7, `oai:${name}:`);
      const records = repository.all().map((record) => repository.xml(record));
      return said(`<ListRecords>${records.join("").replaceAll("1234-5679", issn ?? "")}</ListRecords>`);
    }
    default:
      return error("badVerb");
  }
}

/** A page as OJS 3.3 writes them, short of what does not matter here. */
export function ojs3Page(title: string, body: string, version = "3.3.0.14"): string {
  return `<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title>\n\t${xml(title)}\t</title><meta name="generator" content="Open Journal Systems ${version}"><link rel="stylesheet" href="/lib/pkp/styles/a.css"/></head><body class="pkp_page_index"><div class="pkp_structure_page">${body}<script>var issn = "ISSN 9999-9999";</script></div></body></html>`;
}

/** A page as OJS 2.4 writes them: XHTML that is not well-formed. */
export function ojs2Page(title: string, body: string): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>${xml(title)}</title><meta name="generator" content="Open Journal Systems 2.4.8.1" /></head><body><div id="container">${body}<br><p>unclosed</div></body>`;
}

export function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
