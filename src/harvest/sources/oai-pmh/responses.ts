import { fail, ok, type Result } from "../../../domain/result.ts";
import { childNamed, childrenNamed, childText, textOf, type XmlElement } from "../../xml/element.ts";
import { parseTree } from "../../xml/tree.ts";

/** What a repository says of itself (OAI-PMH 2.0, 4.2). */
export interface Identify {
  readonly repositoryName?: string;
  readonly baseUrl?: string;
  /** Whether datestamps are whole days or seconds. */
  readonly granularity: "day" | "second";
  readonly earliestDatestamp?: string;
  readonly deletedRecord: "no" | "transient" | "persistent";
  /** The server's clock at this answer, as it writes it. */
  readonly responseDate?: string;
  readonly adminEmails: readonly string[];
  /** Content codings that it offers, e.g. `gzip`. */
  readonly compressions: readonly string[];
}

export interface OaiSet {
  readonly spec: string;
  readonly name?: string;
}

export interface OaiFormat {
  readonly prefix: string;
  readonly schema?: string;
  readonly namespace?: string;
}

/** A page of a list, and the token of the next; none on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly token?: string;
}

/** The answer to Identify. `protocol_error` with the code that the server gave, or where it is no such answer. */
export function parseIdentify(bytes: Uint8Array): Result<Identify> {
  const found = answer(bytes, "Identify");
  if (!found.ok) return found;
  const { element: identify, root } = found.value;
  const text = (name: string): string | undefined => childText(identify, name);
  const kept = text("deletedRecord")?.toLowerCase();
  return ok({
    ...given("repositoryName", text("repositoryName")),
    ...given("baseUrl", text("baseURL")),
    granularity: /thh:mm:ss/i.test(text("granularity") ?? "") ? "second" : "day",
    ...given("earliestDatestamp", text("earliestDatestamp")),
    // some write `transitory` or nothing; what is not promised is not relied on
    deletedRecord: kept === "persistent" || kept === "transient" ? kept : "no",
    ...given("responseDate", childText(root, "responseDate")),
    adminEmails: texts(identify, "adminEmail"),
    compressions: texts(identify, "compression"),
  });
}

/** A page of ListSets. A server without sets (`noSetHierarchy`) gives none. */
export function parseSets(bytes: Uint8Array): Result<Page<OaiSet>> {
  const found = answer(bytes, "ListSets");
  if (!found.ok) return found.problem.details?.["code"] === "noSetHierarchy" ? ok({ items: [] }) : found;
  const items = childrenNamed(found.value.element, "set").flatMap((set) => {
    const spec = childText(set, "setSpec");
    return spec === undefined ? [] : [{ spec, ...given("name", childText(set, "setName")) }];
  });
  return ok({ items, ...given("token", childText(found.value.element, "resumptionToken")) });
}

/** The formats of ListMetadataFormats. */
export function parseFormats(bytes: Uint8Array): Result<readonly OaiFormat[]> {
  const found = answer(bytes, "ListMetadataFormats");
  if (!found.ok) return found;
  return ok(
    childrenNamed(found.value.element, "metadataFormat").flatMap((format) => {
      const prefix = childText(format, "metadataPrefix");
      if (prefix === undefined) return [];
      const namespace = given("namespace", childText(format, "metadataNamespace"));
      return [{ prefix, ...given("schema", childText(format, "schema")), ...namespace }];
    }),
  );
}

function answer(bytes: Uint8Array, verb: string): Result<{ root: XmlElement; element: XmlElement }> {
  const tree = parseTree(bytes);
  if (!tree.ok) return tree;
  const root = tree.value;
  if (root.local !== "OAI-PMH") {
    const message = `This is no answer of OAI-PMH: its root element is ${root.name.slice(0, 100)}.`;
    return fail("not_this_format", message);
  }
  const found = childNamed(root, verb);
  if (found !== undefined) return ok({ root, element: found });
  const error = childNamed(root, "error");
  if (error === undefined) return fail("protocol_error", `The server's answer has no ${verb}.`);
  const code = error.attributes["code"]?.trim() || "unknown";
  const said = textOf(error).trim().slice(0, 300);
  return fail("protocol_error", `The server answers ${verb} with ${code}${said === "" ? "" : `: ${said}`}.`, { code });
}

function texts(element: XmlElement, name: string): string[] {
  return childrenNamed(element, name)
    .map((child) => textOf(child).trim())
    .filter((text) => text !== "");
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
