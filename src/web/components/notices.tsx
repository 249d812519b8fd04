import type { ComponentChildren } from "preact";
import { useMessages } from "../view.ts";

export function Notice({ children }: { children: ComponentChildren }) {
  return <div class="notice">{children}</div>;
}

/** Stands on every record of the fictional sample, so that none is ever taken for a real one. */
export function SampleBanner() {
  const t = useMessages();
  return (
    <p class="notice sample" role="note">
      <strong>{t.site.sampleTitle}.</strong> {t.site.sample}
    </p>
  );
}

/** Stands on lists where some of the records are of the sample. */
export function SampleNote() {
  const t = useMessages();
  return (
    <p class="notice sample" role="note">
      <strong>{t.site.sampleTitle}.</strong> {t.site.samplePage}
    </p>
  );
}
