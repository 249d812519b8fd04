import { type Static, Type } from "typebox";
import { ProblemError } from "../../domain/result.ts";
import type { Dossiers } from "../../jobs/dossiers/dossiers.ts";
import { uploadLimits } from "../../jobs/dossiers/read-upload.ts";
import type { Dossier } from "../../recognition/dossier/dossier.ts";
import { type Entry, outcomeOf } from "../../recognition/dossier/entry.ts";
import type { Addresses } from "./addresses.ts";
import { presentVerdict } from "./present-recognition.ts";
import type { ApiServer, ResourceParts } from "./resource.ts";
import { type DossierLineSchema, DossierSchema } from "./schemas/dossier.ts";
import { failures } from "./schemas/error.ts";
import { ref } from "./schemas/shared.ts";

const path = "/recognition/dossiers";
const tags = ["recognition"];
const DossierParams = Type.Object({ dossier: Type.String({ description: "The dossier's id" }) });
const isId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

function present(dossier: Dossier, dossiers: Dossiers, at: Addresses): Static<typeof DossierSchema> {
  const { id, state, createdAt, expiresAt, statement, problem } = dossier;
  const progress = state === "waiting" ? dossiers.progress(id) : undefined;
  return {
    id,
    url: at.list(`recognition/dossiers/${id}`, ""),
    page: at.dossierPage(id),
    state,
    ...(progress === undefined ? {} : { progress: { ...progress } }),
    ...(problem === undefined ? {} : { problem: problem.message }),
    createdAt,
    expiresAt,
    ...(statement === undefined
      ? {}
      : {
          recordedAt: statement.recordedAt,
          format: statement.format,
          checksum: statement.checksum,
          lines: statement.entries.map((entry) => lineOf(entry, at)),
        }),
  };
}

function lineOf(entry: Entry, at: Addresses): Static<typeof DossierLineSchema> {
  const { number, printed, unreadable, work, journal, date, dateOf, saidDate, verdict } = entry;
  return {
    number,
    printed,
    outcome: outcomeOf(entry),
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(work === undefined ? {} : { work: { ...named(work), url: at.page(work.kind, work.id), sure: work.sure } }),
    ...(journal === undefined
      ? {}
      : {
          journal: {
            ...named(journal),
            url: at.page("journal", journal.id),
            issns: [...journal.issns],
            sure: journal.sure,
            by: journal.by,
          },
        }),
    ...(date === undefined ? {} : { date }),
    ...(dateOf === undefined ? {} : { dateOf }),
    ...(saidDate === undefined ? {} : { saidDate }),
    ...(verdict === undefined || date === undefined ? {} : { verdict: presentVerdict(verdict, date) }),
  };
}

function named({ id, title, sample }: { id: string; title: string; sample?: true }) {
  return { id, title, ...(sample === undefined ? {} : { sample }) };
}

/** Throws `not_found`, also where this site has no dossier check. */
function needed(dossiers: Dossiers | undefined): Dossiers {
  if (dossiers === undefined) throw new ProblemError("not_found", "There is no dossier check at this site.");
  return dossiers;
}

async function found(id: string, dossiers: Dossiers): Promise<Dossier> {
  const dossier = isId(id) ? await dossiers.look(id) : undefined;
  if (dossier === undefined)
    throw new ProblemError("not_found", "There is no such list: it was deleted, or its days are over.");
  return dossier;
}

/** `/recognition/dossiers` and what is under it */
export function dossierRoutes(app: ApiServer, { dossiers, at }: ResourceParts): void {
  const post = {
    operationId: "createDossier",
    summary: "Which category had the journals of a whole list of publications",
    description:
      "Takes references as text, BibTeX, RIS, a table with a header, or DOIs, told by their content, and answers at once with the address under which the answers will be. Personal data: the address is the key, and is forgotten with the list.",
    tags,
    body: Type.Object({ text: Type.String({ description: "The list, up to 5 MB and 3,000 lines" }) }),
    response: { 202: ref(DossierSchema), ...failures },
  };
  const validatorCompiler = () => () => true;
  // JSON may write a character as six.
  const bodyLimit = 2 * uploadLimits.bytes;
  app.post(
    path,
    { schema: post, validatorCompiler, bodyLimit, config: { rateLimit: { max: 20 } } },
    async (request, reply) => {
      const own = needed(dossiers);
      const text: unknown = (request.body as { text?: unknown } | null)?.text;
      if (typeof text !== "string" || text.trim() === "") {
        throw new ProblemError("bad_request", 'The body must be {"text": "…"} with the list of publications.');
      }
      const id = await own.submit({ bytes: Buffer.from(text, "utf8") });
      if (!id.ok) throw new ProblemError(id.problem.code, id.problem.message);
      const made = present(await found(id.value, own), own, at);
      return reply.code(202).header("location", made.url).header("cache-control", "no-store").send(made);
    },
  );
  const get = {
    operationId: "dossier",
    summary: "A list with its answers, or how far it is",
    tags,
    params: DossierParams,
    response: { 200: ref(DossierSchema), ...failures },
  };
  app.get(`${path}/:dossier`, { schema: get }, async (request, reply) => {
    const own = needed(dossiers);
    const dossier = await found(request.params.dossier, own);
    return reply.header("cache-control", "private, no-store").send(present(dossier, own, at));
  });
  const remove = {
    operationId: "deleteDossier",
    summary: "Deletes a list for good",
    tags,
    params: DossierParams,
    response: { 204: Type.Null({ description: "Nothing of it is kept" }), ...failures },
  };
  app.delete(`${path}/:dossier`, { schema: remove }, async (request, reply) => {
    const own = needed(dossiers);
    await own.delete((await found(request.params.dossier, own)).id);
    return reply.code(204).send(null);
  });
}
