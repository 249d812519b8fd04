import type { Issue } from "../../catalogue/catalogue.ts";
import { issueName } from "../issue-name.ts";
import { issuePath } from "../links.ts";
import { useMessages } from "../view.ts";

/** A journal's issues by year, in the order given. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  const t = useMessages();
  const years = Map.groupBy(issues, ({ year }) => year);
  return (
    <div class="issue-years">
      {[...years].map(([year, ofYear]) => (
        <section>
          <h3 class="number">{year ?? t.journal.withoutYear}</h3>
          <ul>
            {ofYear.map((issue) => {
              const { year: _, ...rest } = issue;
              return (
                <li>
                  <a href={issuePath(issue.journalId, issue.id)}>
                    <bdi>{issueName(rest, t)}</bdi>
                  </a>{" "}
                  <small>{t.journal.articles(issue.articles)}</small>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
