import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { Category } from "../domain/recognition.ts";
import { type Asked, isDay } from "../recognition/asked.ts";
import { checkRecognition } from "../recognition/check.ts";
import { questionQuery } from "../recognition/question-address.ts";
import { verdictSentence, whyNot } from "../recognition/sentences.ts";
import { type ResourceParts, shortly } from "./v1/resource.ts";
import { failures } from "./v1/schemas/error.ts";
import { words } from "./v1/schemas/shared.ts";

/** The answer as users of the first DefinePK know it: `category` only on success, `message` only on error. */
type Told =
  | { readonly status: "success"; readonly category: Category | null }
  | { readonly status: "error"; readonly message: string };

const names = ["journal_name", "issn", "eissn", "publication_date"] as const;

/** Reads the parameters; a sentence where one is missing or written otherwise. */
function readParameters(query: Readonly<Record<string, unknown>>): Asked | string {
  const given: Partial<Record<(typeof names)[number], string>> = {};
  for (const name of names) {
    const value = query[name];
    if (Array.isArray(value)) return `The parameter ${name} is given more than once.`;
    if (typeof value === "string" && value.trim() !== "") given[name] = value.trim();
  }
  const { journal_name: title, issn, eissn, publication_date: date } = given;
  if (title === undefined && issn === undefined && eissn === undefined) {
    return "Name the journal by issn (as in 1997-3438), eissn or journal_name.";
  }
  if (date === undefined) return "The parameter publication_date is missing; write it as YYYY-MM-DD.";
  if (!isDay(date)) return "The parameter publication_date is no day that exists; write it as YYYY-MM-DD.";
  return {
    ...(issn === undefined ? {} : { issn }),
    ...(eissn === undefined ? {} : { eissn }),
    ...(title === undefined ? {} : { title }),
    date,
  };
}

async function tell(query: Readonly<Record<string, unknown>>, parts: ResourceParts): Promise<Told> {
  const asked = readParameters(query);
  if (typeof asked === "string") return { status: "error", message: asked };
  const { catalogue, engine, at, today } = parts;
  const checked = await checkRecognition(asked, { catalogue, engine }, today());
  const error = (sentence: string): Told => {
    const address = at.recognitionPage(questionQuery(asked));
    return { status: "error", message: `${sentence} The full answer: ${address}` };
  };
  if (checked.is !== "answer") return error(whyNot(checked) ?? "");
  const { verdict } = checked;
  if (verdict.outcome === "not_recognised") return { status: "success", category: null };
  if (verdict.outcome === "recognised" && verdict.category !== undefined) {
    return { status: "success", category: verdict.category };
  }
  return error(verdictSentence(verdict));
}

/** `/check_journal_recognition.php` and the same without `.php`: always 200, as the programs that use it expect. */
export function checkJournalRecognition(app: FastifyInstance, parts: ResourceParts): void {
  const schema = {
    summary: "What HEC category a journal had on a day, as in the first DefinePK",
    description:
      "Always 200. `success` with the letter, or with null where the journal was not recognised on that day; `error` with one sentence for all else: no data, not decided yet, several answers, an unknown or ambiguous journal, a parameter that cannot be read. `/api/v1/recognition` says more.",
    tags: ["recognition"],
    querystring: Type.Object({
      journal_name: Type.Optional(Type.String({ description: "Title; used where no ISSN is given" })),
      issn: Type.Optional(Type.String()),
      eissn: Type.Optional(Type.String()),
      publication_date: Type.Optional(Type.String({ description: "YYYY-MM-DD" })),
    }),
    response: {
      200: Type.Object({
        status: words(["success", "error"]),
        category: Type.Optional(Type.Unsafe<Category | null>({ enum: ["W", "X", "Y", "Z", null] })),
        message: Type.Optional(Type.String({ description: "Only of an error" })),
      }),
      ...failures,
    },
  };
  const validatorCompiler = () => () => true;
  for (const [name, operationId] of [
    ["check_journal_recognition.php", "checkJournalRecognitionPhp"],
    ["check_journal_recognition", "checkJournalRecognition"],
  ] as const) {
    app.get<{ Querystring: Record<string, unknown> }>(
      `/${name}`,
      { schema: { operationId, ...schema }, validatorCompiler },
      async (request, reply) => reply.header("cache-control", shortly).send(await tell(request.query, parts)),
    );
  }
}
