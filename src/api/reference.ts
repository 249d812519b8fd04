/** The part of an OpenAPI document that the reference tells. */
export interface ApiDescription {
  readonly info?: { readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>> | undefined>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses?: Readonly<
    Record<
      string,
      { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
    >
  >;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** docs/api.md from the API's own description: every address with its parameters, every schema with its fields. */
export function apiReference(api: ApiDescription): string {
  const operations = Object.entries(api.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => operationText(method, path, operation)),
  );
  const schemas = Object.entries(api.components?.schemas ?? {}).map(([name, schema]) => schemaText(name, schema));
  return `${[
    "# The API",
    "<!-- Written by `npm run docs` from the API itself; test/docs/api.test.ts keeps it true. -->",
    api.info?.description ?? "",
    "The whole as OpenAPI 3.1: `/api/v1/openapi.json`.",
    "## Addresses",
    ...operations,
    "## Schemas",
    ...schemas,
  ].join("\n\n")}\n`;
}

function operationText(
  method: string,
  path: string,
  { summary, description, parameters = [], requestBody, responses = {} }: Operation,
): string {
  const answer = responses["200"]?.content?.["application/json"]?.schema;
  const rows = parameters.map(({ name, in: place, description, schema }) => [
    `\`${name}\``,
    place,
    schema ? typeText(schema) : "",
    description ?? schema?.description ?? "",
  ]);
  const body = requestBody?.content?.["application/json"]?.schema;
  return [
    `### \`${method.toUpperCase()} ${path}\``,
    [`${summary ?? ""}.`, description].filter(Boolean).join(" "),
    answer && `Answers ${typeText(answer)}.`,
    otherAnswers(responses),
    rows.length > 0 && tableText(["parameter", "in", "type", ""], rows),
    body && "The body, as JSON:",
    body && tableText(["field", "type", ""], fieldRows(body, "")),
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** What is neither the answer nor an error. */
function otherAnswers(responses: NonNullable<Operation["responses"]>): string {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith("3"))
    .map(([status, { description = "" }]) => `${status}: ${description}.`)
    .join(" ");
}

function schemaText(name: string, schema: Schema): string {
  const rows = fieldRows(schema, "");
  return [`### ${name}`, schema.description && `${schema.description}.`, tableText(["field", "type", ""], rows)]
    .filter(Boolean)
    .join("\n\n");
}

/** The fields of an object, those of objects within it after their own: `pages.first`. A question mark: may be absent. */
function fieldRows({ properties = {}, required = [] }: Schema, before: string): string[][] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const inner = field.type === "array" ? field.items : field;
    const path = `${before}${name}${field.type === "array" ? "[]" : ""}`;
    const row = [`\`${before}${name}${required.includes(name) ? "" : "?"}\``, typeText(field), field.description ?? ""];
    return [row, ...(inner ? fieldRows(inner, `${path}.`) : [])];
  });
}

function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(", ");
  if (schema.type === "array") return `list of ${schema.items ? typeText(schema.items) : "anything"}`;
  if (schema.patternProperties) return `by name: ${Object.values(schema.patternProperties).map(typeText).join(", ")}`;
  return schema.type ?? "anything";
}

/** With columns of one width, as the formatter of this project writes tables. */
function tableText(head: readonly string[], rows: readonly string[][]): string {
  const all = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")));
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const [first = [], ...others] = all;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...others.map(line)].join("\n");
}
