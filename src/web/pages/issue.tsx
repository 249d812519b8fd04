import type { FastifyInstance } from "fastify";
import type { CatalogueRecord, Issue } from "../../catalogue/catalogue.ts";
import { doiUrl } from "../../domain/doi.ts";
import { ProblemError } from "../../domain/result.ts";
import { issueThing } from "../../export/metadata/index.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { ExternalLink } from "../components/external-link.tsx";
import { Hit } from "../components/hit.tsx";
import { Layout } from "../components/layout.tsx";
import { Inline } from "../components/local-text.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { workOnPage } from "../embedded.ts";
import { issueName } from "../issue-name.ts";
import { issuePath, pathOf } from "../links.ts";
import { type PlainHit, plainHits } from "../list-of-hits.ts";
import { en } from "../messages/en.ts";
import { pageAsked, pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage, viewOf } from "../site.ts";
import { useMessages } from "../view.ts";

interface IssueView {
  readonly journal: CatalogueRecord;
  readonly issue: Issue;
  /** The issues beside it in time. */
  readonly newer: Issue | undefined;
  readonly older: Issue | undefined;
  readonly articles: readonly PlainHit[];
  readonly page: number;
  readonly pages: number;
}

const perPage = 50;

function Neighbours({ newer, older }: IssueView) {
  const t = useMessages();
  const entries = [
    { issue: older, label: t.journal.older, rel: "prev" },
    { issue: newer, label: t.journal.newer, rel: "next" },
  ];
  if (!newer && !older) return null;
  return (
    <nav class="neighbours" aria-label={t.journal.issues}>
      {entries.map(
        ({ issue, label, rel }) =>
          issue && (
            <a href={issuePath(issue.journalId, issue.id)} rel={rel} class={rel}>
              <small>{label}</small>
              <bdi>{issueName(issue, t)}</bdi>
            </a>
          ),
      )}
    </nav>
  );
}

function Contents(view: IssueView) {
  const t = useMessages();
  const { journal, issue, articles, page, pages } = view;
  const title = journal.data.titles[0] ?? { value: t.record.untitled };
  const name = issueName(issue, t);
  const path = issuePath(journal.id, issue.id);
  return (
    <div class="wrap page issue">
      {journal.sample && <SampleBanner />}
      <Breadcrumbs
        of={[
          { text: { value: t.browse.journals }, href: "/journals" },
          { text: title, href: pathOf(journal) },
          { text: { value: name } },
        ]}
      />
      <header class="title">
        <p class="kicker">{t.journal.contents}</p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p class="lead">
          <a href={pathOf(journal)}>
            <Inline text={title} />
          </a>
        </p>
        {issue.doi && (
          <p class="quiet">
            {t.journal.issueDoi}: <ExternalLink href={doiUrl(issue.doi)}>{issue.doi}</ExternalLink>
          </p>
        )}
      </header>
      {articles.length === 0 && <p class="quiet">{t.journal.noArticles}</p>}
      <ol class="hits toc">
        {articles.map((article) => (
          <li>
            <Hit {...article} withinIssue />
          </li>
        ))}
      </ol>
      <Pagination page={page} pages={pages} href={(n) => pagePath(path, n)} label={t.search.pages} />
      <Neighbours {...view} />
    </div>
  );
}

export function IssuePage(view: IssueView) {
  const { journal, issue, page } = view;
  const title = journal.data.titles[0]?.value ?? en.record.untitled;
  const name = en.journal.contentsOf(issueName(issue, en), title);
  return (
    <Layout
      title={en.site.pageTitle(name)}
      description={`${en.journal.contents}: ${name}. ${en.journal.articles(issue.articles)}.`}
      canonical={pagePath(issuePath(journal.id, issue.id), page)}
      noindex={journal.sample}
      here="journals"
      metadata={(address) => ({
        tags: [],
        thing: address === undefined ? undefined : issueThing(issue, name, workOnPage(journal), address),
      })}
    >
      <Contents {...view} />
    </Layout>
  );
}

/** `/journals/{id}/issues/{issueId}`: where the journal was merged, its issue answers at its new address. */
export function issuePage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue } = parts;
  app.get<{ Params: { id: string; issueId: string }; Querystring: Record<string, unknown> }>(
    "/journals/:id/issues/:issueId",
    async (request, reply) => {
      const { id, issueId } = request.params;
      const page = pageAsked(request.query);
      const issue = await catalogue.issue(issueId);
      if (issue === undefined) throw new ProblemError("not_found", "There is no issue with this id.");
      if (issue.journalId !== id || issue.id !== issueId)
        return reply.redirect(issuePath(issue.journalId, issue.id), 301);
      const found = await catalogue.lookup(id);
      if (found.state !== "live") throw new ProblemError("not_found", "The journal of this issue is not there.");
      const [ids, all] = await Promise.all([catalogue.articlesOfIssue(issueId), catalogue.issues(id)]);
      const pages = pageCount(page, ids.length, perPage);
      const shown = ids.slice((page - 1) * perPage, page * perPage);
      const articles = await plainHits(shown, catalogue, viewOf(parts).today);
      const at = all.findIndex((one) => one.id === issueId);
      const newer = at > 0 ? all[at - 1] : undefined;
      const older = at === -1 ? undefined : all[at + 1];
      return sendPage(reply, parts, IssuePage({ journal: found.record, issue, newer, older, articles, page, pages }));
    },
  );
}
