import { en } from "../../messages/en.ts";
import { useMessages } from "../../view.ts";
import { DossierFrame } from "./frame.tsx";
import { dossierForm } from "./paths.ts";

interface FormView {
  readonly days: number;
  /** Why what was given could not be taken. */
  readonly problem?: string;
}

function Form({ days, problem }: FormView) {
  const t = useMessages().dossier;
  return (
    <>
      {problem && (
        <p class="notice" role="alert">
          {problem}
        </p>
      )}
      <form class="dossier-form" method="post" action={dossierForm} encType="multipart/form-data">
        <div class="field">
          <label for="dossier-text">{t.text}</label>
          <p class="by" id="dossier-text-help">
            {t.textHelp}
          </p>
          <textarea
            id="dossier-text"
            name="text"
            rows={12}
            dir="auto"
            spellcheck={false}
            aria-describedby="dossier-text-help"
          />
        </div>
        <div class="field">
          <label for="dossier-file">{t.file}</label>
          <p class="by" id="dossier-file-help">
            {t.fileHelp}
          </p>
          <input
            id="dossier-file"
            name="file"
            type="file"
            accept=".bib,.ris,.csv,.tsv,.txt,.xlsx"
            aria-describedby="dossier-file-help"
          />
        </div>
        <button class="button main" type="submit">
          {t.submit}
        </button>
      </form>
      <section class="section">
        <h2>{t.privacyTitle}</h2>
        {[...t.privacy(days), t.notIssued].map((sentence) => (
          <p>{sentence}</p>
        ))}
      </section>
    </>
  );
}

/** `/recognition/dossier` */
export function DossierFormPage(view: FormView) {
  return (
    <DossierFrame title={en.dossier.title} lead={en.dossier.lead} canonical={dossierForm}>
      <Form {...view} />
    </DossierFrame>
  );
}
