import { Type } from "typebox";
import { type ErrorCode, errors } from "../../../domain/errors.ts";
import { ref, words } from "./shared.ts";

const codes = (Object.keys(errors) as ErrorCode[]).filter(
  (code) => errors[code].status !== 422 && errors[code].status !== 502,
);

export const ErrorSchema = Type.Object(
  {
    error: Type.Object({
      code: words(codes),
      message: Type.String({ description: "One sentence for people" }),
      details: Type.Record(Type.String(), Type.Unknown()),
    }),
  },
  { $id: "Error", description: "The one shape of errors" },
);

/** What any address of the API may answer instead. */
export const failures = { "4xx": ref(ErrorSchema), "5xx": ref(ErrorSchema) };
