import { licenceName } from "../../domain/licence.ts";
import type { Access, Licence } from "../../domain/record.ts";
import { clip } from "../clip.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";

/** A licence by its usual name, linked; as stated where it is not known. */
export function LicenceText({ licence, access }: { licence: Licence | undefined; access: Access }) {
  const t = useMessages();
  const name = licence?.id ? licenceName(licence.id) : (licence?.printed ?? licence?.url);
  return (
    <>
      {name && <ExternalLink href={licence?.url}>{clip(name, 150)}</ExternalLink>}
      {access !== "unknown" && (
        <span class="quiet">{`${name ? " · " : ""}${access === "open" ? t.record.open : t.record.closed}`}</span>
      )}
    </>
  );
}
