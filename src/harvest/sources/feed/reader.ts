import { incomingOf, mapSafely } from "../../readers/incoming.ts";
import { type BrokenOff, type FoundElement, XmlRecords } from "../../readers/xml-records.ts";
import type { FormatReader, ReadEvent, ReaderOptions } from "../../source.ts";
import { type Channel, ChannelGatherer, formatOf } from "./channel.ts";
import { identifyItem, linkOf, mapItem } from "./item.ts";
import { feedRules } from "./rules.ts";

/** Raised when the mapping changes. */
export const version = "feed/1";

/** A feed has hundreds of items, an archive that was written as one some thousands more. */
const mostNames = 100_000;

type Found = FoundElement<"record" | "channel">;

/** Reads a feed of headlines. What it says of itself holds for the items behind it; a feed that says nothing but that something is wrong is an error. */
export class FeedReader implements FormatReader {
  readonly #records: XmlRecords<"record" | "channel">;
  readonly #gatherer: ChannelGatherer;
  readonly #links = new Map<string, string>();
  #events: ReadEvent[] = [];
  #items = 0;
  #channel: Channel | undefined;
  #named = false;
  #broken = false;

  constructor(options: ReaderOptions = {}, now = Date.now()) {
    const outlet = options.settings?.["outlet"];
    const until = new Date(now + 24 * 3_600_000).toISOString().slice(0, 10);
    this.#gatherer = new ChannelGatherer(typeof outlet === "string" && outlet !== "" ? outlet : undefined, until);
    this.#records = new XmlRecords(feedRules, (found) => this.#take(found), options);
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    return this.#told(this.#records.write(bytes));
  }

  end(): readonly ReadEvent[] {
    const events = this.#told(this.#records.end());
    const message = this.#items === 0 && !this.#broken ? this.#gatherer.complaint : undefined;
    return message === undefined ? events : [...events, { type: "error", code: "error", message }];
  }

  #take(found: Found): void {
    if (found.what === "channel") {
      this.#gatherer.take(found.element);
      this.#channel = undefined;
      return;
    }
    this.#items += 1;
    this.#nameSource();
    const channel = (this.#channel ??= this.#gatherer.channel());
    const { element, problem, location, hash } = found;
    const identifier = this.#unique(identifyItem(element, channel), linkOf(element, channel));
    const content =
      problem === undefined ? mapSafely("feed", () => mapItem(element, channel)) : { ok: false as const, problem };
    const read = { ...(identifier === undefined ? {} : { identifier }), format: formatOf(channel), version, content };
    this.#events.push({ type: "record", record: incomingOf(read, location, hash) });
  }

  /** A name that an earlier item with another link has is no name: feeds that give all items one guid. */
  #unique(name: string | undefined, link: string | undefined): string | undefined {
    if (name === undefined || link === undefined) return name;
    const known = this.#links.get(name);
    if (known === undefined && this.#links.size < mostNames) this.#links.set(name, link);
    return known === undefined || known === link ? name : link.slice(0, 500);
  }

  #nameSource(): void {
    const { self } = this.#gatherer;
    if (!this.#named && self !== undefined && /^https?:\/\//i.test(self))
      this.#events.push({ type: "source", url: self });
    this.#named = true;
  }

  #told(broken: BrokenOff | undefined): readonly ReadEvent[] {
    const events = this.#events;
    this.#events = [];
    if (broken !== undefined) {
      this.#broken = true;
      events.push({ type: "broken", ...broken });
    }
    return events;
  }
}
