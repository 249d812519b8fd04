import type { FastifyInstance } from "fastify";
import type { CatalogueRecord, ListedList } from "../../catalogue/catalogue.ts";
import { type ChangeKind, changeKinds } from "../../domain/recognition-change.ts";
import { ProblemError } from "../../domain/result.ts";
import { missingFrom } from "../../recognition/missing-from-list.ts";
import { type RecentChanges, recentChanges } from "../../recognition/recent-changes.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { ChangeList } from "../components/change-list.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleNote } from "../components/notices.tsx";
import { pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";

export interface ChangesFilter {
  readonly journal?: CatalogueRecord;
  readonly list?: ListedList;
  readonly kind?: ChangeKind;
  readonly before?: string;
}

interface ChangesView {
  readonly filter: ChangesFilter;
  readonly found: RecentChanges;
  readonly lists: readonly ListedList[];
  /** Journals that the list of the filter left out, the first of them. */
  readonly missing: { readonly total: number; readonly journals: readonly CatalogueRecord[] };
  readonly sample: boolean;
}

const perPage = 50;
const shownMissing = 50;
/** Kinds that can be asked for by themselves. */
const asked = changeKinds.filter((kind) => kind !== "unchanged");

export function changesQuery({ journal, list, kind, before }: ChangesFilter): string {
  const query = new URLSearchParams({
    ...(journal === undefined ? {} : { journal: journal.id }),
    ...(list === undefined ? {} : { list: list.name }),
    ...(kind === undefined ? {} : { kind }),
    ...(before === undefined ? {} : { before }),
  }).toString();
  return query === "" ? "" : `?${query}`;
}

const path = (filter: ChangesFilter): string => `/recognition/changes${changesQuery(filter)}`;
const withoutPlace = ({ before: _before, ...filter }: ChangesFilter): ChangesFilter => filter;
const feedPath = (filter: ChangesFilter): string => `/feeds/recognition.atom${changesQuery(withoutPlace(filter))}`;

function FilterForm({ filter, lists }: { filter: ChangesFilter; lists: readonly ListedList[] }) {
  const t = useMessages();
  return (
    <form class="checker changes-filter" action="/recognition/changes" method="get" aria-label={t.changes.filter}>
      {filter.journal && <input type="hidden" name="journal" value={filter.journal.id} />}
      {!filter.journal && lists.length > 0 && (
        <div class="field">
          <label for="changes-list">{t.changes.list}</label>
          <select id="changes-list" name="list">
            <option value="">{t.changes.all}</option>
            {lists.map(({ name }) => (
              <option value={name} selected={name === filter.list?.name}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="changes-kind">{t.changes.kind}</label>
        <select id="changes-kind" name="kind">
          <option value="">{t.changes.all}</option>
          {asked.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {t.changes.kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <button class="button" type="submit">
        {t.changes.show}
      </button>
    </form>
  );
}

function Missing({ list, missing }: { list: ListedList; missing: ChangesView["missing"] }) {
  const t = useMessages();
  const more = missing.total - missing.journals.length;
  return (
    <section class="section">
      <h2>{t.changes.missing(list.name)}</h2>
      <p>{t.changes.missingLead(missing.total)}</p>
      <ul class="bullets">
        {missing.journals.map((journal) => (
          <li>
            <a href={pathOf(journal)}>{journal.data.titles[0]?.value ?? t.record.untitled}</a>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="quiet">{t.changes.missingMore(more)}</p>}
    </section>
  );
}

function Changes({ filter, found, lists, missing, sample }: ChangesView) {
  const t = useMessages();
  const { journal, list } = filter;
  const title = journal?.data.titles[0]?.value;
  return (
    <div class="wrap page changes-page">
      <Breadcrumbs
        of={[{ text: { value: t.checker.title }, href: "/recognition" }, { text: { value: t.changes.title } }]}
      />
      <header class="title">
        <h1>{title === undefined ? t.changes.title : t.changes.of(title)}</h1>
        <p class="lead">{t.changes.lead}</p>
        <p class="by">
          <a href={feedPath(filter)} rel="nofollow">
            {t.changes.feed}
          </a>
          {journal && (
            <>
              {" · "}
              <a href="/recognition/changes">{t.changes.every}</a>
            </>
          )}
        </p>
      </header>
      {sample && <SampleNote />}
      <FilterForm filter={filter} lists={lists} />
      {list !== undefined && missing.total > 0 && <Missing list={list} missing={missing} />}
      {found.changes.length === 0 ? (
        <p class="quiet">
          {filter.kind === undefined && found.next === undefined ? t.changes.none : t.changes.noneOfThese}
        </p>
      ) : (
        <ChangeList of={found.changes} />
      )}
      {(found.next !== undefined || filter.before !== undefined) && (
        <nav class="pages" aria-label={t.changes.title}>
          {filter.before !== undefined && (
            <a class="button" href={path(withoutPlace(filter))} rel="nofollow">
              {t.changes.newest}
            </a>
          )}
          {found.next !== undefined && (
            <a class="button" href={path({ ...filter, before: found.next })} rel="next nofollow">
              {t.changes.older}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}

export function ChangesPage(view: ChangesView) {
  const { journal } = view.filter;
  const title = journal?.data.titles[0]?.value;
  const isPlain = changesQuery(view.filter) === "";
  return (
    <Layout
      title={en.site.pageTitle(title === undefined ? en.changes.title : en.changes.of(title))}
      description={en.changes.lead}
      canonical={isPlain ? "/recognition/changes" : undefined}
      noindex={!isPlain || view.sample}
      styles={["checker.css", "changes.css"]}
      here="recognition"
    >
      <Changes {...view} />
    </Layout>
  );
}

type Query = Readonly<Record<string, unknown>>;

/** The filter that an address asks for. Throws `not_found` for a journal or list that is not there, `bad_request` for an unknown kind or place. */
export async function filterAsked(
  query: Query,
  catalogue: Pick<WebParts["catalogue"], "lookup">,
  lists: readonly ListedList[],
): Promise<ChangesFilter> {
  const text = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const [id, name, kind, before] = [text("journal"), text("list"), text("kind"), text("before")];
  const found = id === undefined ? undefined : await catalogue.lookup(id);
  const moved = found?.state === "redirect" ? await catalogue.lookup(found.id) : found;
  const journal = moved?.state === "live" && moved.record.kind === "journal" ? moved.record : undefined;
  if (id !== undefined && journal === undefined)
    throw new ProblemError("not_found", "There is no journal with this id.");
  const list = name === undefined ? undefined : lists.find((one) => one.name === name);
  if (name !== undefined && list === undefined) throw new ProblemError("not_found", "There is no list of this name.");
  const known = asked.find((one) => one === kind);
  if (kind !== undefined && known === undefined)
    throw new ProblemError("bad_request", `There are changes of these kinds: ${asked.join(", ")}.`);
  if (before !== undefined && !/^\d{4}-[\dT:.-]+Z [0-9a-z]{1,40}$/.test(before))
    throw new ProblemError("bad_request", "“before” must be the cursor of a change.");
  return {
    ...(journal === undefined ? {} : { journal }),
    ...(list === undefined ? {} : { list }),
    ...(known === undefined ? {} : { kind: known }),
    ...(before === undefined ? {} : { before }),
  };
}

/** What `recentChanges` is asked by a filter. */
export function askedOf({ journal, list, kind, before }: ChangesFilter, limit: number, sample: boolean) {
  return {
    limit,
    sample,
    ...(journal === undefined ? {} : { journalId: journal.id }),
    ...(list === undefined ? {} : { list: list.name }),
    ...(kind === undefined ? {} : { kind }),
    ...(before === undefined ? {} : { before }),
  };
}

/** `/recognition/changes` */
export function changesPage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue } = parts;
  app.get<{ Querystring: Query }>("/recognition/changes", async (request, reply) => {
    // The fictional sample is shown as long as there is nothing real.
    const nothingReal = (await catalogue.recognitionLog({ limit: 1 })).length === 0;
    const lists = await catalogue.recognitionLists(nothingReal);
    const filter = await filterAsked(request.query, catalogue, lists);
    const sample = filter.journal?.sample ?? nothingReal;
    const found = await recentChanges(catalogue, askedOf(filter, perPage, sample));
    const isFirst = filter.before === undefined && (filter.kind === undefined || filter.kind === "lost");
    const missing = filter.list === undefined || sample || !isFirst ? [] : await missingFrom(catalogue, filter.list);
    const journals = await catalogue.records(missing.slice(0, shownMissing));
    const view = {
      filter,
      found,
      lists,
      missing: { total: missing.length, journals },
      sample: sample && found.changes.length > 0,
    };
    return sendPage(reply, parts, ChangesPage(view));
  });
}
