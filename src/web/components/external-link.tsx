import type { ComponentChildren } from "preact";
import { safeHref } from "../safe-href.ts";
import { useMessages } from "../view.ts";

interface Properties {
  href: string | undefined;
  class?: string;
  children: ComponentChildren;
}

/** A link to a harvested address; only its text where the address is not safe to follow. */
export function ExternalLink({ href, children, ...rest }: Properties) {
  const t = useMessages();
  const safe = safeHref(href);
  if (safe === undefined) return <>{children}</>;
  return (
    <a href={safe} rel="external noopener" {...rest}>
      {children}
      <svg class="out" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <path d="M3 1h6v6M9 1 1 9" fill="none" stroke="currentColor" stroke-width="1.4" />
      </svg>
      <span class="hidden"> ({t.site.opensElsewhere})</span>
    </a>
  );
}
