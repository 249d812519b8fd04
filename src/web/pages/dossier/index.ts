import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyPluginAsync, FastifyReply } from "fastify";
import { errors } from "../../../domain/errors.ts";
import { asProblem, ProblemError } from "../../../domain/result.ts";
import { wantsJson } from "../../../http/negotiate.ts";
import type { Dossiers } from "../../../jobs/dossiers/dossiers.ts";
import type { Dossier, Statement } from "../../../recognition/dossier/dossier.ts";
import { en } from "../../messages/en.ts";
import { pageAsked } from "../../paging.ts";
import type { WebParts } from "../../parts.ts";
import { sendPage, viewOf } from "../../site.ts";
import { DossierCheckPage } from "./check.tsx";
import { csvOf, tableOf, xlsxOf } from "./download.ts";
import { DossierFormPage } from "./form.tsx";
import { dossierForm, dossierPath, isDossierId } from "./paths.ts";
import { DossierMessagePage, DossierProgressPage } from "./progress.tsx";
import { DossierResultPage } from "./result.tsx";
import { DossierStatementPage } from "./statement.tsx";
import { formBytes, formLimits, uploadOf } from "./upload.ts";

interface ById {
  readonly Params: { readonly id: string };
  readonly Querystring: Readonly<Record<string, unknown>>;
}

/** Lists a minute from one address, where requests are counted. */
const listsPerMinute = 20;

/** `/recognition/dossier` and what is under it; nothing where the site has no dossier check. */
export function dossierPages(parts: WebParts): FastifyPluginAsync {
  return async (app) => {
    const { dossiers } = parts;
    if (dossiers === undefined) return;
    await app.register(multipart, { limits: formLimits, throwFileSizeLimit: true });
    formRoutes(app, parts, dossiers);
    for (const routes of [pageRoutes, downloadRoutes]) {
      await app.register(async (own) => {
        keepPrivate(own);
        routes(own, parts, dossiers);
      });
    }
  };
}

/** The address is the key: it is told to no other site, no cache and no search engine. */
function keepPrivate(app: FastifyInstance): void {
  app.addHook("onSend", async (_request, reply) => {
    void reply
      .header("referrer-policy", "no-referrer")
      .header("x-robots-tag", "noindex, nofollow")
      .header("cache-control", "private, no-store");
  });
}

function formRoutes(app: FastifyInstance, parts: WebParts, dossiers: Dossiers): void {
  const days = parts.settings.dossierDays;
  const form = (reply: FastifyReply, status: number, problem: string): FastifyReply =>
    sendPage(reply.code(status).header("cache-control", "no-store"), parts, DossierFormPage({ days, problem }));
  app.get(dossierForm, async (_request, reply) => sendPage(reply, parts, DossierFormPage({ days })));
  const options = { bodyLimit: formBytes, config: { rateLimit: { max: listsPerMinute } } };
  app.post(dossierForm, options, async (request, reply) => {
    try {
      const upload = await uploadOf(request);
      if (upload === undefined) return form(reply, 400, en.dossier.nothingGiven);
      const id = await dossiers.submit(upload);
      if (!id.ok) return form(reply, errors[id.problem.code].status, id.problem.message);
      return reply.header("cache-control", "no-store").redirect(dossierPath(id.value), 303);
    } catch (error) {
      const problem = asProblem(error);
      if (problem === undefined || errors[problem.code].status >= 500) throw error;
      // What is left of a form that is too large is not waited for.
      return form(reply.header("connection", "close"), errors[problem.code].status, problem.message);
    }
  });
}

/** Throws `not_found` where there is none. */
async function found(id: string, dossiers: Dossiers): Promise<Dossier> {
  const dossier = isDossierId(id) ? await dossiers.look(id) : undefined;
  if (dossier === undefined) throw new ProblemError("not_found", en.dossier.gone);
  return dossier;
}

/** A list with its answers. Throws `not_found`, also where it has none. */
async function answered(id: string, dossiers: Dossiers): Promise<{ dossier: Dossier; statement: Statement }> {
  const dossier = await found(id, dossiers);
  if (dossier.statement === undefined) throw new ProblemError("not_found", en.dossier.gone);
  return { dossier, statement: dossier.statement };
}

function pageRoutes(app: FastifyInstance, parts: WebParts, dossiers: Dossiers): void {
  app.setErrorHandler((error, request, reply) => {
    if (asProblem(error)?.message !== en.dossier.gone || wantsJson(request)) throw error;
    return sendPage(reply.code(404), parts, DossierMessagePage({ title: en.dossier.goneTitle, text: en.dossier.gone }));
  });
  app.get<ById>(`${dossierForm}/:id`, async (request, reply) => {
    const dossier = await found(request.params.id, dossiers);
    const { id, statement, problem } = dossier;
    if (problem !== undefined)
      return sendPage(reply, parts, DossierMessagePage({ title: en.dossier.failedTitle, text: problem.message }));
    if (statement === undefined)
      return sendPage(reply, parts, DossierProgressPage({ id, progress: dossiers.progress(id) }));
    const { query } = request;
    return sendPage(
      reply,
      parts,
      DossierResultPage({ dossier, statement, openAlone: query.show === "open", page: pageAsked(query) }),
    );
  });
  app.get<ById>(`${dossierForm}/:id/statement`, async (request, reply) =>
    sendPage(reply, parts, DossierStatementPage(await answered(request.params.id, dossiers))),
  );
  app.get<ById>(`${dossierForm}/:id/check`, async (request, reply) => {
    const { dossier, statement } = await answered(request.params.id, dossiers);
    const checked = await dossiers.check(statement);
    return sendPage(reply, parts, DossierCheckPage({ dossier, statement, checked, now: parts.clock().toISOString() }));
  });
  // Browsers send an empty form with this type.
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 1024 },
    async () => ({}),
  );
  app.post<ById>(`${dossierForm}/:id/delete`, async (request, reply) => {
    const { id } = await found(request.params.id, dossiers);
    await dossiers.delete(id);
    return sendPage(reply, parts, DossierMessagePage({ title: en.dossier.deletedTitle, text: en.dossier.deleted }));
  });
}

function downloadRoutes(app: FastifyInstance, parts: WebParts, dossiers: Dossiers): void {
  const rows = async (id: string) => {
    const { t, origin } = viewOf(parts);
    return tableOf((await answered(id, dossiers)).statement, t, origin);
  };
  const named = (reply: FastifyReply, name: string): FastifyReply =>
    reply.header("content-disposition", `attachment; filename="${name}"`);
  app.get<ById>(`${dossierForm}/:id/list.csv`, async (request, reply) =>
    named(reply, "hec-recognition.csv")
      .type("text/csv; charset=utf-8")
      .send(csvOf(await rows(request.params.id))),
  );
  app.get<ById>(`${dossierForm}/:id/list.xlsx`, async (request, reply) =>
    named(reply, "hec-recognition.xlsx")
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .send(await xlsxOf(await rows(request.params.id), en.dossier.title)),
  );
}
