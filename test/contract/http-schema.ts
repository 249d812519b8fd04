import Fastify from "fastify";
import { Check, Errors } from "typebox/schema";
import { apiRoutes } from "../../src/api/index.ts";

type Json = { readonly [key: string]: unknown };

/** The API's own description, with nothing behind its routes; stricter: no object may have a field that it does not name. */
export async function apiDescription(): Promise<Json> {
  const app = Fastify();
  const nothing = undefined as never;
  await app.register(
    apiRoutes({
      engine: nothing,
      catalogue: nothing,
      settings: { publicUrl: "", port: 3000, harvestIntervalHours: 24 },
    }),
  );
  return strict((await app.inject("/api/v1/openapi.json")).json()) as Json;
}

/** What of a value does not fit a schema of the description, by path. */
export function misfits(description: Json, schema: unknown, value: unknown): string[] {
  const root = { ...(schema as Json), components: description["components"] };
  if (Check(root, value)) return [];
  const [, errors] = Errors(root, value);
  return errors.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}

export function componentOf(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== "object" || schema === null) return schema;
  const { $id: _id, ...entries } = schema as Json;
  const all = Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, strict(value)]));
  return all["type"] === "object" && all["properties"] ? { ...all, additionalProperties: false } : all;
}
