import type { Lookup } from "../../catalogue/catalogue.ts";
import { Layout } from "../components/layout.tsx";
import { dayText } from "../dates.ts";
import { searchPath } from "../links.ts";
import { en } from "../messages/en.ts";
import { useMessages } from "../view.ts";

type Tombstone = Extract<Lookup, { state: "tombstone" }>;

function Withdrawn({ tombstone }: { tombstone: Tombstone }) {
  const t = useMessages();
  const title = tombstone.title || t.record.untitled;
  return (
    <div class="wrap page message">
      <p class="kicker">{t.errors.status(410)}</p>
      <h1 dir="auto">{title}</h1>
      <p class="lead">{t.errors.withdrawn(t.kinds[tombstone.kind].one, dayText(tombstone.withdrawnAt))}</p>
      <p>{t.errors.withdrawnWhy}</p>
      <p>
        <a
          class="button"
          href={searchPath({ q: `title:"${title.replaceAll('"', " ").slice(0, 200)}"` })}
          rel="nofollow"
        >
          {t.errors.withdrawnSearch}
        </a>
      </p>
    </div>
  );
}

/** What stands at the address of a withdrawn record. */
export function TombstonePage({ tombstone }: { tombstone: Tombstone }) {
  return (
    <Layout title={en.site.pageTitle(en.errors.of(410, "gone").title)} noindex>
      <Withdrawn tombstone={tombstone} />
    </Layout>
  );
}
