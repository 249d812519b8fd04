import { facetPath } from "../links.ts";
import { useMessages } from "../view.ts";

/** The way to the articles that counts leave out, since the search shows them only to who asks for them. */
export function OtherTypes({ n, journal }: { n: number; journal?: string }) {
  const t = useMessages();
  if (n === 0) return null;
  const filters = journal === undefined ? {} : { journal: [journal] };
  return (
    <p class="others">
      <a href={facetPath("type", "other", { kind: "article", filters })} rel="nofollow">
        {t.journal.otherTypes(n)}
      </a>
    </p>
  );
}
