import { directionOf } from "../../domain/language.ts";
import { type FormatName, formatNames } from "../../export/formats.ts";
import { type Rich, type StyleName, styled, styleNames } from "../../export/styles/index.ts";
import { languageOf, type Work } from "../../export/work.ts";
import { textBytes } from "../room.ts";
import { useMessages } from "../view.ts";

/** A page is bounded: what cites at more bytes than these, with a whole text for its title, is given out as files alone. */
const bytesOfCitation = 900;

function bytesOf(citation: Rich): number {
  return citation.reduce((sum, { text }) => sum + textBytes(text), 0);
}

function Citation({ of }: { of: Rich }) {
  return <>{of.map(({ text, italic }) => (italic ? <i>{text}</i> : text))}</>;
}

function Style({ of, lang, name, open }: { of: Rich; lang: string | undefined; name: StyleName; open: boolean }) {
  const t = useMessages();
  return (
    <details name="cite" open={open}>
      <summary title={t.cite.styleNames[name]}>{t.cite.styles[name]}</summary>
      <p class="citation" dir={lang === undefined ? "auto" : directionOf(lang)} lang={lang}>
        <Citation of={of} />
      </p>
    </details>
  );
}

/** Links to one record's files. */
function Files({ path }: { path: string }) {
  const t = useMessages();
  return (
    <ul class="formats" aria-label={t.cite.files}>
      {formatNames.map((name: FormatName) => (
        <li>
          <a class="button" href={`${path}.${name}`} rel="nofollow" download>
            {t.cite.formats[name]}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A record as each style cites it, and as files for reference managers. Complete without scripts; with them each citation has a button that copies it. */
export function Cite({ work, path, sample }: { work: Work; path: string; sample: boolean }) {
  const t = useMessages();
  const lang = languageOf(work);
  const citations = styleNames
    .map((name) => [name, styled(work, name)] as const)
    .filter(([, citation]) => bytesOf(citation) <= bytesOfCitation);
  return (
    <section class="section cite" id="cite" data-copy={t.cite.copy} data-copied={t.cite.copied}>
      <h2>{t.cite.heading}</h2>
      {sample && <p class="notice">{t.cite.sample}</p>}
      {citations.map(([name, citation], index) => (
        <Style of={citation} lang={lang} name={name} open={index === 0} />
      ))}
      <Files path={path} />
    </section>
  );
}
