import { useMessages } from "../view.ts";

interface Properties {
  page: number;
  pages: number;
  href: (page: number) => string;
  label: string;
  /** Pages of searches are not for crawlers. */
  nofollow?: boolean;
}

/** First, last, and those around the present one; 0 stands for a gap. */
function shown(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const unique = [...new Set(wanted)].sort((a, b) => a - b);
  return unique.flatMap((n, index) => (index > 0 && n - (unique[index - 1] ?? 0) > 1 ? [0, n] : [n]));
}

export function Pagination({ page, pages, href, label, nofollow = false }: Properties) {
  const t = useMessages();
  if (pages <= 1) return null;
  const rel = (of: string): string => (nofollow ? `${of} nofollow` : of);
  return (
    <nav class="pages" aria-label={label}>
      {page > 1 && (
        <a class="button" href={href(page - 1)} rel={rel("prev")}>
          {t.search.previous}
        </a>
      )}
      <ol>
        {shown(page, pages).map((n) =>
          n === 0 ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                href={href(n)}
                rel={nofollow ? "nofollow" : undefined}
                aria-label={t.search.page(n)}
                aria-current={n === page ? "page" : undefined}
              >
                {t.number(n)}
              </a>
            </li>
          ),
        )}
      </ol>
      {page < pages && (
        <a class="button" href={href(page + 1)} rel={rel("next")}>
          {t.search.next}
        </a>
      )}
    </nav>
  );
}
