import { useMessages } from "../view.ts";

interface Properties {
  /** 0 = none of those that have a number. */
  page: number;
  pages: number;
  href: (page: number) => string;
  /** Where the list goes on; the next number's page where absent. */
  next?: string | undefined;
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

export function Pagination({ page, pages, href, next, label, nofollow = false }: Properties) {
  const t = useMessages();
  if (pages <= 1) return null;
  const onward = next ?? (page > 0 && page < pages ? href(page + 1) : undefined);
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
      {onward !== undefined && (
        <a class="button" href={onward} rel={rel("next")}>
          {t.search.next}
        </a>
      )}
    </nav>
  );
}
