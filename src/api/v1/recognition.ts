import { setImmediate } from "node:timers/promises";
import { Type } from "typebox";
import type { CatalogueReader } from "../../catalogue/catalogue.ts";
import { ProblemError } from "../../domain/result.ts";
import type { Asked } from "../../recognition/asked.ts";
import { type CheckParts, checkRecognition } from "../../recognition/check.ts";
import { permanentName, readAsked } from "../../recognition/question-address.ts";
import type { Addresses } from "./addresses.ts";
import { type CheckProblem, presentAnswer, problemOf } from "./present-check.ts";
import { type ApiServer, type ResourceParts, shortly } from "./resource.ts";
import { failures } from "./schemas/error.ts";
import {
  questionFields,
  type RecognitionAnswerJson,
  RecognitionAnswerSchema,
  RecognitionBatchSchema,
} from "./schemas/recognition-check.ts";
import { ref } from "./schemas/shared.ts";

export const mostQuestions = 1000;
/** A thousand questions with the longest parts that mean something. */
const batchBytes = 1024 * 1024;
/** Questions answered before others' requests get their turn. */
const inTurn = 25;

async function answerTo(
  asked: Asked,
  parts: CheckParts,
  today: string,
  at: Addresses,
): Promise<{ answer: RecognitionAnswerJson } | { problem: CheckProblem }> {
  const checked = await checkRecognition(asked, parts, today);
  if (checked.is !== "answer") return { problem: problemOf(checked, at) };
  const name = await permanentName(checked.journal, asked, parts.catalogue);
  return { answer: presentAnswer(checked, name, asked, at) };
}

/** A catalogue that reads each journal's recognition once. */
function remembering(catalogue: CatalogueReader): CheckParts["catalogue"] {
  const known = new Map<string, ReturnType<CatalogueReader["recognition"]>>();
  return {
    byIdentifier: (scheme, value) => catalogue.byIdentifier(scheme, value),
    journalsByTitle: (key, limit) => catalogue.journalsByTitle(key, limit),
    lookup: (id) => catalogue.lookup(id),
    records: (ids) => catalogue.records(ids),
    recognition: (id) => {
      const found = known.get(id) ?? catalogue.recognition(id);
      known.set(id, found);
      return found;
    },
  };
}

function checkRoute(app: ApiServer, { catalogue, engine, at, today }: ResourceParts): void {
  const schema = {
    operationId: "recognition",
    summary: "What HEC category a journal had on a date",
    description:
      "Never guesses: where several journals fit, or the date leaves several answers open, it says so. A question without an answer is an error whose details give the reason, the ISSNs that may have been meant (likely) or the journals that fit (candidates).",
    tags: ["recognition"],
    querystring: Type.Object(questionFields),
    response: { 200: ref(RecognitionAnswerSchema), ...failures },
  };
  // The one reader of these parameters is readAsked: checked here as well, there would be two rules.
  const validatorCompiler = () => () => true;
  app.get("/recognition", { schema, validatorCompiler }, async (request, reply) => {
    const asked = readAsked(request.query);
    const found = await answerTo(asked, { catalogue, engine }, today(), at);
    if ("problem" in found) {
      const { code, message, details } = found.problem;
      throw new ProblemError(code, message, details);
    }
    return reply.header("cache-control", shortly).send(found.answer);
  });
}

function batchRoute(app: ApiServer, { catalogue, at, today }: ResourceParts): void {
  const schema = {
    operationId: "recognitionBatch",
    summary: "Many questions at once",
    description: `Up to ${mostQuestions.toLocaleString("en")} questions, each answered by itself: one that cannot be read leaves the others alone. Journals with titles like one asked for are not looked up here.`,
    tags: ["recognition"],
    body: Type.Object({
      questions: Type.Array(Type.Object(questionFields, { description: "As the parameters of `GET /recognition`" })),
    }),
    response: { 200: ref(RecognitionBatchSchema), ...failures },
  };
  const validatorCompiler = () => () => true;
  app.post("/recognition/batch", { schema, validatorCompiler, bodyLimit: batchBytes }, async (request, reply) => {
    const questions: unknown = (request.body as { questions?: unknown } | null)?.questions;
    if (!Array.isArray(questions)) {
      throw new ProblemError("bad_request", 'The body must be {"questions": [{"issn": …, "date": …}, …]}.');
    }
    if (questions.length > mostQuestions) {
      throw new ProblemError("request_too_large", `At most ${mostQuestions} questions may be asked at once.`, {
        most: mostQuestions,
      });
    }
    const parts: CheckParts = { catalogue: remembering(catalogue) };
    const answers = [];
    for (const [index, question] of questions.entries()) {
      if (index % inTurn === inTurn - 1) await setImmediate();
      const asked = typeof question === "object" && question !== null ? readAsked(question) : {};
      const found = await answerTo(asked, parts, today(), at);
      answers.push("problem" in found ? { error: found.problem } : found.answer);
    }
    return reply.header("cache-control", "no-store").send({ answers });
  });
}

/** `/recognition` and `/recognition/batch` */
export function recognitionRoutes(app: ApiServer, parts: ResourceParts): void {
  checkRoute(app, parts);
  batchRoute(app, parts);
}
