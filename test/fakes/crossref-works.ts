/** One work of the fake Crossref. Everything but its number and version follows from them. */
export interface FakeWork {
  readonly number: number;
  readonly version: number;
  /** Milliseconds since 1970, as the other. */
  readonly createdAt: number;
  readonly indexedAt: number;
}

const begin = Date.UTC(2018, 0, 1);
const day = 86_400_000;

/** Works made by number, so that every run has the same; they can be added to and deposited anew. */
export class FakeWorks {
  #works: FakeWork[];
  /** Crossref's clock: moves only when something changes. */
  now: number;

  constructor(count: number) {
    this.#works = Array.from({ length: count }, (_, number) => ({
      number,
      version: 1,
      createdAt: begin + number * day,
      indexedAt: begin + number * day,
    }));
    this.now = begin + count * day;
  }

  doi(number: number): string {
    return `${prefixOf(number)}/fake.${number}`;
  }

  all(): readonly FakeWork[] {
    return this.#works;
  }

  edit(number: number): void {
    this.now += day / 24;
    this.#works = this.#works.map((work) =>
      work.number === number ? { ...work, version: work.version + 1, indexedAt: this.now } : work,
    );
  }

  add(): number {
    this.now += day / 24;
    const number = this.#works.length;
    this.#works = [...this.#works, { number, version: 1, createdAt: this.now, indexedAt: this.now }];
    return number;
  }

  pass(days: number): void {
    this.now += days * day;
  }

  /** Those that a question's filters let through: one name several times is "or". */
  list(filters: ReadonlyMap<string, readonly string[]>): FakeWork[] {
    const [issns, prefixes] = [filters.get("issn"), filters.get("prefix")];
    const date = (name: string): number => Date.parse(filters.get(name)?.[0] ?? "");
    const [index, from, until] = [date("from-index-date"), date("from-created-date"), date("until-created-date")];
    return this.#works.filter(
      ({ number, createdAt, indexedAt }) =>
        (issns === undefined || issns.includes(issnOf(number))) &&
        (prefixes === undefined || prefixes.includes(prefixOf(number))) &&
        !(indexedAt < index) &&
        !(createdAt < from) &&
        !(createdAt >= until + day),
    );
  }

  /** The item as Crossref's lists write it (shape of 2019, with slashes escaped). */
  json({ number, version, createdAt, indexedAt }: FakeWork): string {
    const date = (time: number) => ({
      "date-parts": [new Date(time).toISOString().slice(0, 10).split("-").map(Number)],
      "date-time": new Date(time).toISOString().replace(/\.\d+Z$/, "Z"),
      timestamp: time,
    });
    const issn = issnOf(number);
    const item = {
      indexed: date(indexedAt),
      "reference-count": 0,
      publisher: "Fake Press",
      issue: String(1 + (number % 4)),
      "content-domain": { domain: [], "crossmark-restriction": false },
      "short-container-title": ["J. Fakes"],
      "published-print": { "date-parts": [[2018 + Math.floor(number / 365), 1 + (number % 12)]] },
      DOI: this.doi(number),
      type: "journal-article",
      created: date(createdAt),
      page: `${1 + (number % 30) * 12}-${12 + (number % 30) * 12}`,
      source: "Crossref",
      "is-referenced-by-count": 0,
      title: [`A study of fakes, number ${number}${version > 1 ? `, version ${version}` : ""}`],
      prefix: prefixOf(number),
      volume: String(1 + Math.floor(number / 120)),
      author: [{ given: `Given${number % 31}`, family: `Family${number % 97}`, sequence: "first", affiliation: [] }],
      member: "9999",
      "container-title": [issn === "2070-2469" ? "Annals of Fakes" : "Journal of Fakes"],
      language: "en",
      deposited: date(indexedAt),
      score: 1.0,
      issued: { "date-parts": [[2018 + Math.floor(number / 365), 1 + (number % 12)]] },
      "references-count": 0,
      URL: `http://dx.doi.org/${this.doi(number)}`,
      ISSN: [issn],
      "issn-type": [{ value: issn, type: "print" }],
    };
    return JSON.stringify(item).replaceAll("/", "\\/");
  }
}

function issnOf(number: number): string {
  return number % 5 === 4 ? "2070-2469" : "1997-3438";
}

function prefixOf(number: number): string {
  return number % 3 === 2 ? "10.5555" : "10.52764";
}
