/** Whether a robot may fetch a path of a site, by the site's robots.txt (RFC 9309). */
export type RobotRules = (path: string) => boolean;

export const everythingAllowed: RobotRules = () => true;
export const nothingAllowed: RobotRules = () => false;

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

const maxRules = 5000;

/**
 * Reads robots.txt for the robot of that name: the groups that name it, else those for `*` (2.2.1). The longest rule that matches decides, and
 * `Allow` where two are equally long (2.2.2); `*` and `$` as in 2.2.3.
 */
export function readRobots(text: string, robot: string): RobotRules {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let inRules = false;
  let count = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field = "", value = ""] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    const name = field.toLowerCase();
    const said = value.trim();
    if (name === "user-agent") {
      if (inRules) agents = [];
      inRules = false;
      agents.push(said.toLowerCase());
      // a group without a rule is one too: everything is allowed
      if (!groups.has(said.toLowerCase())) groups.set(said.toLowerCase(), []);
      continue;
    }
    if (name !== "allow" && name !== "disallow") continue;
    inRules = true;
    count += 1;
    // an empty Disallow forbids nothing
    if (said === "" || count > maxRules) continue;
    for (const agent of agents) groups.get(agent)?.push({ allow: name === "allow", pattern: said });
  }
  const rules = groups.get(robot.toLowerCase()) ?? groups.get("*") ?? [];
  return (path) => {
    let decisive: Rule | undefined;
    for (const rule of rules) {
      if (!matches(rule.pattern, path)) continue;
      const length = decisive?.pattern.length ?? -1;
      if (rule.pattern.length > length || (rule.pattern.length === length && rule.allow)) decisive = rule;
    }
    return decisive?.allow ?? true;
  };
}

/** Matches from the path's beginning; `*` is anything. Goes through the path once, so that no pattern makes it slow. */
function matches(pattern: string, path: string): boolean {
  const whole = pattern.endsWith("$");
  const [head = "", ...parts] = (whole ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(head)) return false;
  let at = head.length;
  const last = parts.pop();
  if (last === undefined) return !whole || at === path.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!whole) return path.indexOf(last, at) >= 0;
  return path.length - last.length >= at && path.endsWith(last);
}
