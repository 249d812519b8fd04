import { ProblemError } from "../domain/result.ts";
import { type SettingName, type SettingRow, table } from "./table.ts";

type ValueOf<R extends { type: SettingRow["type"] }> = R["type"] extends "integer"
  ? number
  : R["type"] extends "yes-no"
    ? boolean
    : string;
type Camel<S extends string> = S extends `${infer A}_${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;

/** All settings, checked and frozen: `port`, `publicUrl` … */
export type Settings = { readonly [N in SettingName as Camel<N>]: ValueOf<(typeof table)[N]> };

export const prefix = "DEFINEPK_";

/** The environment variable of a setting. */
export function variableOf(name: string): string {
  return prefix + name.toUpperCase();
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function parse(name: string, row: SettingRow, given: string): string | number | boolean {
  const refuse = (expected: string): never => {
    throw new ProblemError("bad_setting", `${variableOf(name)} is “${given}”, but must be ${expected}.`);
  };
  switch (row.type) {
    case "integer": {
      const value = /^-?\d{1,15}$/.test(given.trim()) ? Number(given) : Number.NaN;
      const { min = 0, max = Number.MAX_SAFE_INTEGER } = row;
      return value >= min && value <= max ? value : refuse(`a whole number from ${min} to ${max}`);
    }
    case "yes-no":
      if (/^(1|true|yes|on)$/i.test(given)) return true;
      return /^(0|false|no|off)$/i.test(given) ? false : refuse("yes or no");
    case "choice":
      return row.choices?.includes(given) ? given : refuse(`one of ${row.choices?.join(", ")}`);
    case "text":
      return given;
    case "address":
      return given === "" || (/^https?:\/\//i.test(given) && URL.canParse(given))
        ? given
        : refuse("an address that begins with http:// or https://");
    default:
      return row.type satisfies never;
  }
}

/** Settings as the variables that give them: for a command of ours that runs as a process of its own. */
export function environmentOf(settings: Settings): Record<string, string> {
  const given = settings as Readonly<Record<string, string | number | boolean>>;
  return Object.fromEntries(Object.keys(table).map((name) => [variableOf(name), String(given[camel(name)])]));
}

/**
 * Reads the settings from the environment, with `overrides` (flags, by setting name) on top.
 * Throws `bad_setting` for an unknown DEFINEPK_ variable, an unknown override or a value that does not fit.
 */
export function loadSettings(
  environment: Readonly<Record<string, string | undefined>>,
  overrides: Readonly<Record<string, string>> = {},
): Settings {
  const known = new Map<string, SettingRow>(Object.entries(table));
  for (const variable of Object.keys(environment)) {
    if (variable.startsWith(prefix) && !known.has(variable.slice(prefix.length).toLowerCase())) {
      throw new ProblemError("bad_setting", `${variable} is not a setting. \`definepk settings\` lists them.`);
    }
  }
  for (const name of Object.keys(overrides)) {
    if (!known.has(name))
      throw new ProblemError("bad_setting", `--${name} is not a setting. \`definepk settings\` lists them.`);
  }
  const settings: Record<string, string | number | boolean> = {};
  for (const [name, row] of known) {
    const given = overrides[name] ?? environment[variableOf(name)];
    settings[camel(name)] =
      given === undefined || (given === "" && row.type !== "text" && row.type !== "address")
        ? row.default
        : parse(name, row, given);
  }
  return Object.freeze(settings) as Settings;
}
