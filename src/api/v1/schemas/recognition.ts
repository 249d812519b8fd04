import { type Static, Type } from "typebox";
import { CategoryName, Instant, PartialDateSchema, ref, words } from "./shared.ts";

export const RecognitionRowSchema = Type.Object(
  {
    event: words(["recognised", "upgraded", "downgraded", "lost", "extended"]),
    category: Type.Optional(CategoryName),
    from: Type.Optional(
      Type.String({ description: "First day, month or year; without it the row answers for no date" }),
    ),
    to: Type.Optional(Type.String({ description: "Last day, month or year, included; absent = open" })),
    area: Type.Optional(Type.String()),
    authority: words(["HEC list", "HEC notice", "press", "journal"], "Only HEC lists and notices give a verdict"),
    decidedOn: Type.Optional(Type.String()),
    statedOn: Type.Optional(Type.String({ description: "When a page claimed it, which may be long after" })),
    quote: Type.Optional(Type.String({ description: "The page's words" })),
    list: Type.Optional(Type.String()),
    source: Type.Optional(Type.String({ description: "Document, page or address" })),
    recordedAt: Instant,
  },
  { $id: "RecognitionRow", description: "What was decided about a journal" },
);

export const RecognitionListSchema = Type.Object(
  {
    name: Type.String(),
    scope: words(["national", "international", "unknown"]),
    from: Type.String(),
    to: Type.Optional(Type.String()),
    complete: Type.Boolean({ description: "true: absence from it proves non-recognition in its window" }),
    decidedOn: Type.Optional(Type.String()),
    source: Type.Optional(Type.String()),
  },
  { $id: "RecognitionList", description: "A whole list for its window" },
);

export const AppliedRuleSchema = Type.Object(
  {
    name: Type.String({ description: "Short and permanent" }),
    text: Type.String({ description: "What it says, in one sentence" }),
    decidedOn: Type.Optional(Type.String()),
    source: Type.Optional(Type.String()),
    row: ref(RecognitionRowSchema),
  },
  {
    $id: "AppliedRule",
    description: "A rule of HEC that bears on the answer, and the row through which it does. It gives no category",
  },
);

const row = (description: string) =>
  Type.Optional(Type.Unsafe<Static<typeof RecognitionRowSchema>>({ ...ref(RecognitionRowSchema), description }));

const single = {
  category: Type.Optional(CategoryName),
  reason: Type.Optional(words(["absent_from_list", "gap", "lost"], "Why not recognised")),
  row: row("Of recognised: the row that says so"),
  alsoBy: Type.Optional(Type.Array(ref(RecognitionRowSchema), { description: "Other rows that say the same" })),
  before: row("Of not recognised: the row that ended before the date"),
  after: row("Of not recognised and no data: the row that begins after the date"),
  last: row("Of not decided yet: the journal's last row"),
  list: Type.Optional(ref(RecognitionListSchema)),
  loss: row("The row that says that recognition was lost"),
  rules: Type.Optional(Type.Array(ref(AppliedRuleSchema), { description: "Rules that bear on it, by name" })),
} as const;
const outcomes = ["recognised", "not_recognised", "not_decided", "no_data"] as const;

export const SingleVerdictSchema = Type.Object({ outcome: words(outcomes), ...single }, { $id: "SingleVerdict" });

export const VerdictSchema = Type.Object(
  {
    date: ref(PartialDateSchema),
    outcome: words([...outcomes, "several"]),
    ...single,
    answers: Type.Optional(
      Type.Array(Type.Object({ from: Type.String(), to: Type.String(), verdict: ref(SingleVerdictSchema) }), {
        description: "Of several: every possible answer with its days",
      }),
    ),
    conflict: Type.Optional(Type.Boolean({ description: "Of several: rows contradict each other" })),
  },
  { $id: "Verdict", description: "The HEC recognition of a journal on a date, with the evidence" },
);

export const RecognitionSchema = Type.Object(
  {
    history: Type.Array(ref(RecognitionRowSchema), { description: "Newest first" }),
    verdict: Type.Optional(ref(VerdictSchema)),
    onlineVerdict: Type.Optional(ref(VerdictSchema)),
  },
  {
    $id: "Recognition",
    description:
      "Rows of the journal. `verdict` is for the article's own date (of a journal: for today), `onlineVerdict` for the day it appeared online where that is another date",
  },
);
