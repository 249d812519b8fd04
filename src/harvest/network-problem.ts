import { ProblemError } from "../domain/result.ts";

/** Certificates that Node refuses: OpenSSL's names for why. */
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|UNABLE_TO_GET_ISSUER/;

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: "is not known to the name servers: check the address",
  EAI_AGAIN: "could not be looked up: the name servers do not answer",
  ECONNREFUSED: "refuses the connection: its server is down or the port is wrong",
  ECONNRESET: "broke the connection off",
  UND_ERR_SOCKET: "broke the connection off",
  EHOSTUNREACH: "cannot be reached from here",
  ENETUNREACH: "cannot be reached from here",
  ETIMEDOUT: "does not answer",
  UND_ERR_CONNECT_TIMEOUT: "does not answer",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "sent more or less than it said",
};

/** Turns what the network or its library throws into a problem with a sentence; `host` is who was asked. */
export function networkProblem(error: unknown, host: string): ProblemError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof ProblemError) return cause;
  const code = codeOf(error);
  if (certificate.test(code)) {
    return new ProblemError(
      "unreachable",
      `The certificate of ${host} is not valid (${code}), so who answers is not known. Tell its administrator.`,
      { host, cause: code, permanent: true },
      error,
    );
  }
  if (code === "UND_ERR_HEADERS_OVERFLOW") {
    return new ProblemError(
      "too_large",
      `${host} answers with more headers than are taken.`,
      { host, permanent: true },
      error,
    );
  }
  const sentence = sentences[code] ?? (code.startsWith("HPE_") ? "does not answer in HTTP" : "cannot be reached");
  const permanent = code === "ENOTFOUND" || code.startsWith("HPE_");
  return new ProblemError(
    "unreachable",
    `${host} ${sentence}${code ? ` (${code})` : ""}.`,
    { host, cause: code, permanent },
    error,
  );
}

/** Whether the same request may well succeed in a moment. */
export function isWorthRetrying(problem: ProblemError): boolean {
  const { code, details } = problem.problem;
  return (code === "unreachable" || code === "timed_out") && details?.["permanent"] !== true;
}

function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
    const code: unknown = (cause as NodeJS.ErrnoException).code;
    if (typeof code === "string") return code;
  }
  return "";
}

/** What to say of a status that is no success. */
export function badStatus(url: URL, status: number): ProblemError {
  const what =
    status === 401 || status === 403
      ? "does not let us in: ask its administrator to allow the harvest"
      : status === 404 || status === 410
        ? "has nothing at this address: check the source's address"
        : "cannot answer now: try again later";
  return new ProblemError("bad_status", `${url.host} ${what} (status ${status}, ${url.href.slice(0, 300)}).`, {
    status,
  });
}
