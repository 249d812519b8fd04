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
export const failures = {
  304: Type.Null({ description: "What If-None-Match names is still so" }),
  "4xx": ref(ErrorSchema),
  "5xx": ref(ErrorSchema),
};

/** What an address with a record's id may answer as well. */
export const moved = {
  301: Type.Null({
    description: "The record is elsewhere for ever: merged with another, or the address was written otherwise",
    headers: { location: Type.String({ description: "Where it is" }) },
  }),
};
