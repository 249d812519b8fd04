import { userInfo } from "node:os";
import { ProblemError } from "../domain/result.ts";

/** Who decides: as given, else the account that runs the command. Throws `bad_request` for the name of the rules. */
export function personOf(given: string | undefined): string {
  const name = (given ?? accountName()).trim();
  if (name === "" || name === "rule") throw new ProblemError("bad_request", `--by “${name}” names nobody.`);
  return name.slice(0, 100);
}

function accountName(): string {
  try {
    return userInfo().username || "operator";
  } catch {
    // An account without a name, as containers have.
    return "operator";
  }
}
