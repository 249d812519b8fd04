import { Type } from "typebox";
import type { ErrorCode } from "../../../domain/errors.ts";
import { ref, words } from "./shared.ts";

/** The codes of the error catalogue that reading can meet. */
const codes = [
  "bad_request",
  "unknown_filter",
  "not_found",
  "page_beyond_end",
  "gone",
  "method_not_allowed",
  "request_too_large",
  "unsupported_media_type",
  "too_many_requests",
  "internal",
  "busy",
] as const satisfies readonly ErrorCode[];

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
