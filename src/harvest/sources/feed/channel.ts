import { parseLanguages } from "../../../domain/language.ts";
import { plainText } from "../../../text/markup.ts";
import type { XmlElement } from "../../xml/element.ts";
import { knownOutlet, outletOf } from "../outlets.ts";
import { linksOf, textIn } from "./elements.ts";

/** What a feed says of itself and so of each of its items. */
export interface Channel {
  readonly outlet?: string;
  /** Of all its items, where the feed is of one section. */
  readonly section?: string;
  readonly language?: string;
  /** What relative addresses are relative to. */
  readonly base?: string;
  /** The day that its items cannot be later than, YYYY-MM-DD: the day on which it was read, and one more for zones. */
  readonly until?: string;
}

const formatName = "feed";
const longest = 200;

/** The channel within the name of a record's format: an item's bytes are kept without the feed around it. */
export function formatOf(channel: Channel): string {
  return `${formatName}:${Buffer.from(JSON.stringify(channel)).toString("base64url")}`;
}

/** What `formatOf` made; a channel that says nothing where it is none of ours. */
export function channelOf(format: string): Channel {
  const [name, packed = ""] = format.split(":");
  if (name !== formatName) return {};
  try {
    const said: unknown = JSON.parse(Buffer.from(packed, "base64url").toString());
    if (typeof said !== "object" || said === null) return {};
    return Object.fromEntries(Object.entries(said).filter(([, value]) => typeof value === "string"));
  } catch {
    return {};
  }
}

/** Parts of a feed's title that name no section: `Dawn - Home`. */
const noSection =
  /^(?:home|latest(?: news)?|all|news|top (?:news|stories)|headlines?|rss(?: feeds?)?|feeds?|main|breaking(?: news)?)$/i;

/** Gathers what stands in a feed around its items. */
export class ChannelGatherer {
  readonly #outlet: string | undefined;
  readonly #until: string;
  #title = "";
  #link: string | undefined;
  #self: string | undefined;
  #language: string | undefined;
  #said = "";

  /** `outlet` is given where an operator says whose the feed is. */
  constructor(outlet: string | undefined, until: string) {
    this.#outlet = outlet;
    this.#until = until;
  }

  take(element: XmlElement): void {
    switch (element.local) {
      case "title":
        this.#title ||= plainText(textIn(element)).slice(0, longest);
        break;
      case "link": {
        const { page, self } = linksOf([element]);
        this.#link ??= page;
        this.#self ??= self;
        break;
      }
      case "language":
        this.#language ??= parseLanguages(textIn(element))[0];
        break;
      default:
        if (this.#said.length < longest) this.#said += ` ${plainText(textIn(element))}`;
    }
  }

  /** The feed's own address, where it says so. */
  get self(): string | undefined {
    return this.#self;
  }

  /** What it says in place of a title, e.g. that its server is out of order; undefined where it has one. */
  get complaint(): string | undefined {
    const said = this.#said.trim().slice(0, longest);
    return this.#title === "" && this.#link === undefined && said !== "" ? said : undefined;
  }

  channel(): Channel {
    const [outlet, section] = this.#names();
    return {
      ...(outlet === undefined ? {} : { outlet }),
      ...(section === undefined ? {} : { section }),
      ...(this.#language === undefined ? {} : { language: this.#language }),
      ...(this.#link === undefined ? {} : { base: this.#link }),
      until: this.#until,
    };
  }

  /** Outlet and section. The title has both, in either order (`Dawn - Home`, `Business - The Express Tribune`): the outlet's part is nearest to its host. */
  #names(): [string | undefined, string | undefined] {
    const parts = this.#title.split(/\s+[-–—|:»]\s+/).filter((part) => part !== "");
    const link = this.#link ?? this.#self ?? "";
    const known = knownOutlet(link);
    const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    const host = letters(outletOf(link) ?? "") + letters(link);
    const own = parts.findIndex((part) =>
      part.split(/\s+/).some((word) => letters(word).length > 2 && host.includes(letters(word))),
    );
    const at = Math.max(own, 0);
    const section = parts.length < 2 ? undefined : parts.find((part, index) => index !== at && !noSection.test(part));
    return [this.#outlet ?? known ?? parts[at] ?? outletOf(link), section];
  }
}
