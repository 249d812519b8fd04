import type { FastifyRequest } from "fastify";
import { ProblemError } from "../../../domain/result.ts";
import { uploadLimits } from "../../../jobs/dossiers/read-upload.ts";
import type { Upload } from "../../../recognition/dossier/store/store.ts";

/** Of the multipart form: one text, one file, and what stands around them. */
export const formLimits = {
  fileSize: uploadLimits.bytes,
  fieldSize: uploadLimits.bytes,
  files: 1,
  fields: 4,
  parts: 5,
  headerPairs: 20,
  fieldNameSize: 100,
} as const;
/** Bytes of the whole request. */
export const formBytes = uploadLimits.bytes + 64 * 1024;
const longestName = 200;

/** What the form holds: the file where one was chosen, else the text; undefined = neither. Throws `request_too_large`, `bad_request`. */
export async function uploadOf(request: FastifyRequest): Promise<Upload | undefined> {
  if (!request.isMultipart())
    throw new ProblemError("unsupported_media_type", "The list must come from the form of this page.");
  let [text, file]: [string, Upload | undefined] = ["", undefined];
  try {
    for await (const part of request.parts({ limits: formLimits })) {
      if (part.type === "file") {
        const bytes = await part.toBuffer();
        if (bytes.length > 0 && part.fieldname === "file") file = { bytes, name: part.filename.slice(0, longestName) };
      } else if (part.fieldname === "text" && typeof part.value === "string") {
        if (part.valueTruncated) throw tooLarge();
        text = part.value;
      }
    }
  } catch (error) {
    throw asProblemOfForm(error);
  }
  if (file !== undefined) return file;
  return text.trim() === "" ? undefined : { bytes: Buffer.from(text, "utf8") };
}

function tooLarge(): ProblemError {
  return new ProblemError("request_too_large", "The list is larger than 5 MB. Please divide it.");
}

/** What the form's reader says of a form that is too large, or is none. */
function asProblemOfForm(error: unknown): unknown {
  if (error instanceof ProblemError) return error;
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode === 413) return tooLarge();
  // Whatever else it trips over came from outside.
  return new ProblemError("bad_request", "The form could not be read. Please send it again.", undefined, error);
}
