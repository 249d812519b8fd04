import type { PublicRun } from "../../jobs/public-source.ts";
import { shownState } from "../../jobs/source-report.ts";
import { clip } from "../clip.ts";
import { momentText } from "../dates.ts";
import { useMessages } from "../view.ts";

const longestMessage = 200;
const counted = ["read", "created", "updated", "unchanged", "merged", "deleted", "quarantined"] as const;

/** A source's runs, newest first, in a frame that the keyboard can scroll. */
export function RunTable({ of }: { of: readonly PublicRun[] }) {
  const t = useMessages();
  return (
    <section class="scroll" tabIndex={0} aria-label={t.sources.runs}>
      <table class="runs">
        <caption class="hidden">{t.sources.runs}</caption>
        <thead>
          <tr>
            <th scope="col">{t.sources.started}</th>
            <th scope="col">{t.sources.ended}</th>
            {counted.map((name) => (
              <th scope="col" class="number">
                {t.sources.columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((run) => (
            <tr>
              <th scope="row">
                {momentText(run.startedAt)}
                {run.kind === "import" && <p class="by">{t.sources.runKinds.import}</p>}
              </th>
              <td>
                {t.sources.states[shownState(run)]}
                {run.message && <p class="by">{clip(run.message, longestMessage)}</p>}
              </td>
              {counted.map((name) => (
                <td class="number">{t.number(run.tally[name] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
