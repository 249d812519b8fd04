import { Type } from "typebox";
import { uploadFormats } from "../../../recognition/dossier/dossier.ts";
import { outcomes } from "../../../recognition/dossier/entry.ts";
import { VerdictSchema } from "./recognition.ts";
import { Address, Instant, PartialDateSchema, ref, words } from "./shared.ts";

const named = {
  id: Type.String(),
  title: Type.String(),
  url: Address,
  sample: Type.Optional(Type.Boolean({ description: "true: of the fictional sample" })),
} as const;
const sure = Type.Boolean({ description: "false: shown as possible, and nothing is judged by it" });

export const DossierLineSchema = Type.Object(
  {
    number: Type.Integer({ description: "From 1, in the order of the list" }),
    printed: Type.String({ description: "The line as given" }),
    outcome: words(outcomes, "What it counts as in the totals"),
    unreadable: Type.Optional(Type.String({ description: "Why the line could not be read" })),
    work: Type.Optional(Type.Object({ ...named, sure }, { description: "The work of this index that it means" })),
    journal: Type.Optional(
      Type.Object({
        ...named,
        issns: Type.Array(Type.String()),
        sure,
        by: words(["work", "issn", "title", "abbreviation", "likeness"], "How it was found; work: the work's own"),
      }),
    ),
    date: Type.Optional(ref(PartialDateSchema)),
    dateOf: Type.Optional(words(["work", "reference"], "Whose date it is")),
    saidDate: Type.Optional(ref(PartialDateSchema)),
    verdict: Type.Optional(ref(VerdictSchema)),
  },
  { $id: "DossierLine", description: "One line of a list with its answer" },
);

export const DossierSchema = Type.Object(
  {
    id: Type.String({ description: "128 random bits: who has it can read and delete the list" }),
    url: Address,
    page: Address,
    state: words(["waiting", "done", "failed"]),
    progress: Type.Optional(Type.Object({ done: Type.Integer(), total: Type.Integer() })),
    problem: Type.Optional(Type.String({ description: "Of failed: one sentence" })),
    createdAt: Instant,
    expiresAt: Instant,
    recordedAt: Type.Optional({
      ...Instant,
      description: "Of done: what this index recorded later counts for nothing",
    }),
    format: Type.Optional(words(uploadFormats, "What the list was taken for")),
    checksum: Type.Optional(Type.String({ description: "SHA-256 of the statement" })),
    lines: Type.Optional(Type.Array(ref(DossierLineSchema))),
  },
  { $id: "Dossier", description: "A list of publications, judged. Made from public lists, not issued by HEC" },
);
