import { fail, ok, type Result } from "../../../domain/result.ts";
import { childNamed, childText, textOf } from "../../xml/element.ts";
import { parseTree } from "../../xml/tree.ts";

export function parseIdentify(
  bytes: Uint8Array,
): Result<{ name?: string; granularity: "day" | "second"; earliest?: string; responseDate?: string }> {
  const tree = parseTree(bytes);
  if (!tree.ok) return tree;
  const root = tree.value;
  if (root.local !== "OAI-PMH") return fail("not_this_format", `Its root element is ${root.local}.`);
  const error = childNamed(root, "error");
  if (error)
    return fail("protocol_error", `${error.attributes["code"] ?? ""}: ${textOf(error).trim()}`, {
      code: error.attributes["code"] ?? "",
    });
  const identify = childNamed(root, "Identify");
  if (!identify) return fail("protocol_error", "no Identify in it", { code: "" });
  const name = childText(identify, "repositoryName");
  const earliest = childText(identify, "earliestDatestamp");
  const responseDate = childText(root, "responseDate");
  return ok({
    granularity: /ss/i.test(childText(identify, "granularity") ?? "") ? "second" : "day",
    ...(name === undefined ? {} : { name }),
    ...(earliest === undefined ? {} : { earliest }),
    ...(responseDate === undefined ? {} : { responseDate }),
  });
}
