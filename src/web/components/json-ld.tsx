import { scriptText, type Thing } from "../../export/metadata/index.ts";

/** Data for programs in the page. A script element is read without entities, so it is set as it is: `scriptText` leaves no sign in it that could end the element. */
export function JsonLd({ of }: { of: Thing }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptText(of) }} />;
}
