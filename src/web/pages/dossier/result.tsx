import type { Dossier, Statement } from "../../../recognition/dossier/dossier.ts";
import { isOpen } from "../../../recognition/dossier/entry.ts";
import { totalsOf } from "../../../recognition/dossier/totals.ts";
import { DossierEntry } from "../../components/dossier-entry.tsx";
import { DossierTotals } from "../../components/dossier-totals.tsx";
import { Pagination } from "../../components/pagination.tsx";
import { dayText, momentText } from "../../dates.ts";
import { en } from "../../messages/en.ts";
import { pageCount, pagePath } from "../../paging.ts";
import { useMessages } from "../../view.ts";
import { DossierFrame } from "./frame.tsx";
import { dossierPath } from "./paths.ts";

interface ResultView {
  readonly dossier: Dossier;
  readonly statement: Statement;
  /** Only lines without a certain answer. */
  readonly openAlone: boolean;
  readonly page: number;
}

/** So few that the page stays small (product.md, "Pages"). */
const perPage = 25;

function Result({ dossier, statement, openAlone, page }: ResultView) {
  const t = useMessages();
  const { id, expiresAt } = dossier;
  const { entries, recordedAt, format } = statement;
  const open = entries.filter(isOpen);
  const shown = openAlone ? open : entries;
  const pages = pageCount(page, shown.length, perPage);
  const parameters = openAlone ? { show: "open" } : {};
  return (
    <>
      <p>
        {t.dossier.asOf(momentText(recordedAt))} {t.dossier.read(entries.length, format)} {t.dossier.notIssued}
      </p>
      <p class="dossier-actions">
        <a class="button main" href={dossierPath(id, "statement")}>
          {t.dossier.statementLink}
        </a>
        <a class="button" href={dossierPath(id, "list.xlsx")} aria-label={`${t.dossier.download}: ${t.dossier.xlsx}`}>
          {t.dossier.xlsx}
        </a>
        <a class="button" href={dossierPath(id, "list.csv")} aria-label={`${t.dossier.download}: ${t.dossier.csv}`}>
          {t.dossier.csv}
        </a>
        <a class="button" href={dossierPath(id, "check")}>
          {t.dossier.checkLink}
        </a>
      </p>
      <DossierTotals totals={totalsOf(entries)} />
      <section class="section" id="lines">
        <h2>{t.dossier.entries}</h2>
        <p>
          {t.dossier.open(open.length)}{" "}
          {openAlone ? (
            <a href={`${dossierPath(id)}#lines`}>{t.dossier.showAll}</a>
          ) : (
            open.length > 0 &&
            open.length < entries.length && <a href={`${dossierPath(id)}?show=open#lines`}>{t.dossier.showOpen}</a>
          )}
        </p>
        <ol class="dossier-lines">
          {shown.slice((page - 1) * perPage, page * perPage).map((entry) => (
            <DossierEntry entry={entry} />
          ))}
        </ol>
        <Pagination
          page={page}
          pages={pages}
          href={(n) => `${pagePath(dossierPath(id), n, parameters)}#lines`}
          label={t.dossier.pagesOf}
          nofollow
        />
      </section>
      <section class="section">
        <h2>{t.dossier.deleteTitle}</h2>
        <p>{t.dossier.deleteLead(dayText(expiresAt))}</p>
        <form method="post" action={dossierPath(id, "delete")}>
          <button class="button" type="submit">
            {t.dossier.delete}
          </button>
        </form>
      </section>
    </>
  );
}

export function DossierResultPage(view: ResultView) {
  return (
    <DossierFrame title={en.dossier.resultTitle}>
      <Result {...view} />
    </DossierFrame>
  );
}
