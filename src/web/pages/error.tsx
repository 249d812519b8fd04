import type { FastifyRequest } from "fastify";
import type { ErrorCode } from "../../domain/errors.ts";
import type { Problem } from "../../domain/result.ts";
import { clip } from "../clip.ts";
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
  /** What a program would be told, where it says more than our own words for the code. */
  readonly said?: string | undefined;
}

function Message({ status, code, path, said }: ErrorView) {
  const t = useMessages();
  const { title, text } = t.errors.of(status, code);
  return (
    <div class="wrap page message">
      <p class="kicker">{t.errors.status(status)}</p>
      <h1>{title}</h1>
      <p class="lead">{said ?? text}</p>
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
  readonly problem?: Problem;
}

const longestMessage = 300;

/** Only of addresses that cannot be read: their messages name what is wrong in them, and are made for visitors. */
function saidOf(status: number, problem: Problem | undefined): string | undefined {
  return status === 400 && problem !== undefined && problem.message !== ""
    ? clip(problem.message, longestMessage)
    : undefined;
}

/** A page for a visitor who meets an error: what happened, never why, and ways on. Needs neither catalogue nor index. */
export function renderErrorPage({ status, code, request, problem, ...parts }: ErrorRequest): string {
  const path = code === "page_beyond_end" ? firstPageOf(request) : "/";
  return renderHtml(viewOf(parts), ErrorPage({ status, code, path, said: saidOf(status, problem) }));
}
