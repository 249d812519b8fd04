// Writes docs/api.md from the API's own description. No record is asked for, so there is nothing behind the routes.
import { writeFileSync } from "node:fs";
import Fastify from "fastify";
import { apiRoutes } from "../src/api/index.ts";
import { apiReference } from "../src/api/reference.ts";

const app = Fastify();
const nothing = undefined as never;
await app.register(
  apiRoutes({ engine: nothing, catalogue: nothing, settings: { publicUrl: "", port: 3000, harvestIntervalHours: 24 } }),
);
const { body } = await app.inject("/api/v1/openapi.json");
writeFileSync(new URL("../docs/api.md", import.meta.url), apiReference(JSON.parse(body)));
