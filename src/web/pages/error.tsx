import type { FastifyRequest } from "fastify";
import type { ErrorCode } from "../../domain/errors.ts";
import { Layout } from "../components/layout.tsx";
import { renderHtml } from "../html.tsx";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { viewOf } from "../site.ts";
import { useMessages } from "../view.ts";

interface ErrorView {
  readonly status: number;
  readonly code: string;
  /** The address without its query, for the way back to the first page. */
  readonly path: string;
}

function Message({ status, code, path }: ErrorView) {
  const t = useMessages();
  const { title, text } = t.errors.of(status, code);
  return (
    <div class="wrap page message">
      <p class="kicker">{t.errors.status(status)}</p>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <p>{t.errors.wayOn}</p>
      <ul class="bullets">
        {code === "page_beyond_end" && (
          <li>
            <a href={path}>{t.errors.firstPage}</a>
          </li>
        )}
        <li>
          <a href="/search">{t.errors.search}</a>
        </li>
        <li>
          <a href="/journals">{t.errors.journals}</a>
        </li>
        <li>
          <a href="/">{t.errors.home}</a>
        </li>
      </ul>
    </div>
  );
}

export function ErrorPage(view: ErrorView) {
  return (
    <Layout title={en.site.pageTitle(en.errors.of(view.status, view.code).title)} noindex>
      <Message {...view} />
    </Layout>
  );
}

/** The address asked for with the query kept but for the page; only paths of our own. */
function firstPageOf(request: Pick<FastifyRequest, "url">): string {
  const url = URL.parse(request.url, "http://localhost");
  if (url === null || !/^\/[a-z]/.test(url.pathname)) return "/search";
  url.searchParams.delete("page");
  return url.pathname + url.search;
}

export interface ErrorRequest extends Pick<WebParts, "assets" | "settings"> {
  readonly status: number;
  readonly code: ErrorCode;
  readonly request: Pick<FastifyRequest, "url">;
}

/** A page for a visitor who meets an error: what happened, never why, and ways on. Needs neither catalogue nor index. */
export function renderErrorPage({ status, code, request, ...parts }: ErrorRequest): string {
  const path = code === "page_beyond_end" ? firstPageOf(request) : "/";
  return renderHtml(viewOf(parts), ErrorPage({ status, code, path }));
}
