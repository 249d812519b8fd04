import { Type } from "typebox";
import { changeKinds } from "../../../domain/recognition-change.ts";
import { RecognitionRowSchema } from "./recognition.ts";
import { Address, ref, words } from "./shared.ts";

export const RecognitionChangeSchema = Type.Object(
  {
    kind: words(changeKinds, "What the row changed of what was known when it came"),
    journal: Type.Object({
      id: Type.Optional(Type.String({ description: "Absent while it is not known which journal the row is of" })),
      title: Type.String(),
      url: Type.Optional(Address),
    }),
    row: ref(RecognitionRowSchema),
    before: Type.Optional(ref(RecognitionRowSchema)),
    cursor: Type.String(),
  },
  { $id: "RecognitionChange", description: "One row of recognition, and what it changed" },
);

export const RecognitionChangesSchema = Type.Object(
  {
    changes: Type.Array(ref(RecognitionChangeSchema)),
    links: Type.Object({ self: Address, next: Type.Optional(Address) }),
  },
  { $id: "RecognitionChanges", description: "A page of changes, the newest first" },
);
