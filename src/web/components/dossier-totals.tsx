import type { HecYears } from "../../recognition/dossier/hec-year.ts";
import type { Totals, TotalsRow } from "../../recognition/dossier/totals.ts";
import type { Messages } from "../messages/en.ts";
import { useMessages } from "../view.ts";

/** One HEC year, the two that a date which is only a year leaves open, or a longer span. */
export function hecYearText(years: HecYears | undefined, t: Messages): string {
  if (years === undefined) return t.dossier.noYear;
  const [first, last] = [t.dossier.hecYear(years.first), t.dossier.hecYear(years.last)];
  if (first === last) return first;
  return years.last - years.first === 1 ? t.dossier.either(first, last) : t.dossier.spanning(first, last);
}

export function DossierTotals({ totals }: { totals: Totals }) {
  const t = useMessages();
  const row = ({ counts, lines }: TotalsRow, name: string) => (
    <tr>
      <th scope="row">{name}</th>
      {totals.outcomes.map((outcome) => (
        <td class="number" data-label={t.dossier.outcomes[outcome]}>
          {counts[outcome] === undefined ? "" : t.number(counts[outcome])}
        </td>
      ))}
      <td class="number" data-label={t.dossier.lines}>
        {t.number(lines)}
      </td>
    </tr>
  );
  return (
    <section class="section">
      <h2>{t.dossier.totals}</h2>
      <table class="totals">
        <caption class="hidden">{t.dossier.totalsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.dossier.year}</th>
            {totals.outcomes.map((outcome) => (
              <th scope="col" class="number">
                {t.dossier.outcomes[outcome]}
              </th>
            ))}
            <th scope="col" class="number">
              {t.dossier.lines}
            </th>
          </tr>
        </thead>
        <tbody>{totals.rows.map((one) => row(one, hecYearText(one.years, t)))}</tbody>
        <tfoot>{row(totals.all, t.dossier.all)}</tfoot>
      </table>
    </section>
  );
}
