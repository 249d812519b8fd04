import type { ComponentChildren } from "preact";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { en } from "../../messages/en.ts";
import { useMessages } from "../../view.ts";
import { dossierForm } from "./paths.ts";

interface Properties {
  title: string;
  /** Of the form alone: all else is somebody's. */
  canonical?: string | undefined;
  refreshes?: boolean;
  lead?: string | undefined;
  children: ComponentChildren;
}

const styles = ["dossier.css"];

function Top({ title, lead, canonical }: Pick<Properties, "title" | "lead" | "canonical">) {
  const t = useMessages();
  const form = { text: { value: t.dossier.title }, href: dossierForm };
  const way = canonical === undefined ? [form, { text: { value: title } }] : [{ text: { value: title } }];
  return (
    <>
      <Breadcrumbs of={[{ text: { value: t.dossier.recognition }, href: "/recognition" }, ...way]} />
      <header class="title">
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </header>
    </>
  );
}

/** What all pages of the dossier check have in common. */
export function DossierFrame({ title, canonical, refreshes = false, lead, children }: Properties) {
  return (
    <Layout
      title={en.site.pageTitle(title)}
      description={canonical === undefined ? undefined : lead}
      canonical={canonical}
      noindex={canonical === undefined}
      styles={styles}
      refreshes={refreshes}
      here="recognition"
    >
      <div class="wrap page dossier">
        <Top title={title} lead={lead} canonical={canonical} />
        {children}
      </div>
    </Layout>
  );
}
