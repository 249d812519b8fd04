import { type Static, Type } from "typebox";
import { ErrorSchema } from "./error.ts";
import { RecognitionRowSchema, VerdictSchema } from "./recognition.ts";
import { Address, PartialDateSchema, ref } from "./shared.ts";

const optional = (description: string) => Type.Optional(Type.String({ description }));

/** The parts of a question, in an address or in a batch. Read by src/recognition/question-address.ts. */
export const questionFields = {
  issn: optional("ISSN of the journal, `1997-3438`"),
  eissn: optional("Online ISSN; with `issn` too, both must be of one journal"),
  title: optional("Title of the journal, present or former; used where no ISSN is given"),
  journal: optional("Id of the journal, instead of all these"),
  date: optional("`2024-05-01`, `2024-05`, `2024`, or a range such as `2023-07/2023-12`"),
  as_known_on: optional("`YYYY-MM-DD`: only what HEC had decided by then"),
  area: optional("Only rows of this subject area, and rows without one"),
};

const JournalOfAnswer = Type.Object({
  id: Type.String(),
  title: Type.String(),
  issns: Type.Array(Type.String({ description: "Those with a right check digit" })),
  url: Address,
  resource: Address,
  sample: Type.Boolean({ description: "true: from the sample, not a real source" }),
});

export const RecognitionAnswerSchema = Type.Object(
  {
    journal: JournalOfAnswer,
    date: ref(PartialDateSchema),
    asKnownOn: Type.Optional(Type.String()),
    area: Type.Optional(Type.String()),
    message: Type.String({ description: "The verdict in one sentence for people" }),
    verdict: ref(VerdictSchema),
    claims: Type.Array(ref(RecognitionRowSchema), {
      description: "What others than HEC say of that date: no part of the verdict",
    }),
    links: Type.Object({ self: Address, page: Address }),
  },
  { $id: "RecognitionAnswer", description: "What category a journal had on a date, with the evidence" },
);

export const RecognitionBatchSchema = Type.Object(
  {
    answers: Type.Array(Type.Union([ref(RecognitionAnswerSchema), ref(ErrorSchema)]), {
      description: "In the order of the questions: each a RecognitionAnswer, or an Error that says why there is none",
    }),
  },
  { $id: "RecognitionBatch", description: "Answers to many questions" },
);

export type RecognitionAnswerJson = Static<typeof RecognitionAnswerSchema>;
