import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { clip } from "../clip.ts";
import { useMessages } from "../view.ts";
import { localAttributes } from "./local-text.tsx";

const longestTitle = 300;
const longestPublisher = 150;

interface Properties {
  journals: readonly CatalogueRecord[];
  href: (journal: CatalogueRecord) => string;
}

/** Journals to choose from, each with what tells it from the others. */
export function JournalChoice({ journals, href }: Properties) {
  const t = useMessages();
  return (
    <ul class="journals">
      {journals.map((journal) => {
        const [title] = journal.data.titles;
        const issns = journal.data.identifiers.filter(({ scheme, valid }) => scheme === "issn" && valid);
        return (
          <li>
            <a href={href(journal)} rel="nofollow" {...localAttributes(title?.lang)}>
              {title ? clip(title.value, longestTitle) : t.record.untitled}
            </a>
            <p class="by">
              {journal.data.publisher && <bdi>{clip(journal.data.publisher, longestPublisher)}</bdi>}
              {issns.length > 0 && <span class="number">{issns.map(({ value }) => value).join(", ")}</span>}
              {journal.sample && <span class="pill sample">{t.site.sampleTitle}</span>}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
