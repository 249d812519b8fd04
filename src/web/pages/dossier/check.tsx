import type { Dossier, Statement } from "../../../recognition/dossier/dossier.ts";
import type { CheckedStatement } from "../../../recognition/dossier/statement.ts";
import { clip } from "../../clip.ts";
import { verdictInShort } from "../../components/verdict-sentence.tsx";
import { momentText } from "../../dates.ts";
import { en } from "../../messages/en.ts";
import { useMessages } from "../../view.ts";
import { DossierFrame } from "./frame.tsx";
import { dossierPath } from "./paths.ts";

interface CheckView {
  readonly dossier: Dossier;
  readonly statement: Statement;
  readonly checked: CheckedStatement;
  /** ISO 8601 instant. */
  readonly now: string;
}

const longestPrinted = 300;
const mostShown = 100;

function Check({ dossier, statement, checked, now }: CheckView) {
  const t = useMessages();
  const { asIssued, contradicted, changed } = checked;
  const then = momentText(statement.recordedAt);
  return (
    <>
      <div class={`verdict ${asIssued ? "v-recognised" : "v-not_recognised"}`}>
        <p>
          {asIssued
            ? t.dossier.isAsIssued(momentText(statement.recordedAt), statement.checksum)
            : t.dossier.notAsIssued}
        </p>
        {asIssued && <p>{t.dossier.compare}</p>}
        <p>{contradicted.length === 0 ? t.dossier.reproduced(then) : t.dossier.contradicted(contradicted.length)}</p>
      </div>
      <section class="section">
        <p>
          {changed.length === 0
            ? t.dossier.unchanged(momentText(now))
            : t.dossier.changed(changed.length, momentText(now))}
        </p>
        {changed.length > 0 && (
          <table class="statement">
            <thead>
              <tr>
                <th scope="col">{t.dossier.number}</th>
                <th scope="col">{t.dossier.reference}</th>
                <th scope="col">{t.dossier.stated}</th>
                <th scope="col">{t.dossier.today}</th>
              </tr>
            </thead>
            <tbody>
              {changed.slice(0, mostShown).map(({ entry, now: today }) => (
                <tr>
                  <th scope="row" class="number">
                    {entry.number}
                  </th>
                  <td data-label={t.dossier.reference}>
                    <bdi>{clip(entry.printed, longestPrinted)}</bdi>
                  </td>
                  <td data-label={t.dossier.stated}>{entry.verdict && verdictInShort(entry.verdict, t)}</td>
                  <td data-label={t.dossier.today}>{verdictInShort(today, t)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <p class="section">
        <a class="button" href={dossierPath(dossier.id, "statement")}>
          {t.dossier.statementLink}
        </a>
      </p>
    </>
  );
}

/** Whether a statement is as issued, and what would be answered otherwise by now. */
export function DossierCheckPage(view: CheckView) {
  return (
    <DossierFrame title={en.dossier.checkTitle}>
      <Check {...view} />
    </DossierFrame>
  );
}
