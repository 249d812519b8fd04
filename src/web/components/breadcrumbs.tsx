import type { LocalText } from "../../domain/text.ts";
import { breadcrumbThing } from "../../export/metadata/index.ts";
import { clip } from "../clip.ts";
import { useView } from "../view.ts";
import { JsonLd } from "./json-ld.tsx";
import { Inline } from "./local-text.tsx";

const longestStep = 90;

/** A step on the way to this page; the last has no address. */
export interface Crumb {
  readonly text: LocalText;
  readonly href?: string;
}

function stepOf({ text, href }: Crumb, origin: string): { name: string; url?: string } {
  return { name: clip(text.value, longestStep), ...(href !== undefined && { url: origin + href }) };
}

export function Breadcrumbs({ of }: { of: readonly Crumb[] }) {
  const { t, origin } = useView();
  // A single step is where one is: it leads nowhere.
  if (of.length < 2) return null;
  return (
    <nav class="crumbs" aria-label={t.site.breadcrumbs}>
      <ol>
        {of.map(({ text, href }) => (
          <li>
            {href === undefined ? (
              <span aria-current="page">
                <Inline text={{ ...text, value: clip(text.value, longestStep) }} />
              </span>
            ) : (
              <a href={href}>
                <Inline text={{ ...text, value: clip(text.value, longestStep) }} />
              </a>
            )}
          </li>
        ))}
      </ol>
      {origin !== "" && <JsonLd of={breadcrumbThing(of.map((step) => stepOf(step, origin)))} />}
    </nav>
  );
}
