import type { Progress } from "../../../jobs/dossiers/dossiers.ts";
import { en } from "../../messages/en.ts";
import { useMessages } from "../../view.ts";
import { DossierFrame } from "./frame.tsx";
import { dossierForm, dossierPath } from "./paths.ts";

interface ProgressView {
  readonly id: string;
  /** undefined = its turn has not come. */
  readonly progress: Progress | undefined;
}

function Bar({ id, progress }: ProgressView) {
  const t = useMessages().dossier;
  return (
    <section class="section running" data-refresh>
      {progress === undefined ? (
        <p>{t.waiting}</p>
      ) : (
        <>
          <p>{t.progress(progress.done, progress.total)}</p>
          <progress value={progress.done} max={progress.total} aria-label={t.progressTitle} />
        </>
      )}
      <p>
        <a class="button" href={dossierPath(id)}>
          {t.lookAgain}
        </a>
      </p>
      <p class="by">{t.keepAddress}</p>
    </section>
  );
}

/** A list that is not done: a script brings the page up to date, and without one the link does. */
export function DossierProgressPage(view: ProgressView) {
  return (
    <DossierFrame title={en.dossier.progressTitle} refreshes>
      <Bar {...view} />
    </DossierFrame>
  );
}

/** A list that could not be read, or one that is gone. */
export function DossierMessagePage({ title, text }: { title: string; text: string }) {
  return (
    <DossierFrame title={title}>
      <p>{text}</p>
      <p class="section">
        <a class="button" href={dossierForm}>
          {en.dossier.again}
        </a>
      </p>
    </DossierFrame>
  );
}
