import { directionOf } from "../../domain/language.ts";
import { type FormatName, formatNames } from "../../export/formats.ts";
import { type Rich, type StyleName, styled, styleNames } from "../../export/styles/index.ts";
import { languageOf, type Work } from "../../export/work.ts";
import { clipToBytes, textBytes } from "../room.ts";
import { useMessages } from "../view.ts";

/** A page is bounded: a citation that takes more bytes than the first is cut to the second. It is whole in the files. */
const bytesOfCitation = 700;
const bytesOfCut = 60;

function clipped(citation: Rich): Rich {
  const bytes = citation.reduce((sum, { text }) => sum + textBytes(text), 0);
  if (bytes <= bytesOfCitation) return citation;
  let left = bytesOfCut;
  return citation.flatMap((run) => {
    const text = clipToBytes(run.text, Math.max(0, left));
    left -= textBytes(run.text);
    return text === "" ? [] : [{ ...run, text }];
  });
}

function Citation({ of }: { of: Rich }) {
  return <>{clipped(of).map(({ text, italic }) => (italic ? <i>{text}</i> : text))}</>;
}

function Style({ work, name, open }: { work: Work; name: StyleName; open: boolean }) {
  const t = useMessages();
  const lang = languageOf(work);
  return (
    <details name="cite" open={open}>
      <summary title={t.cite.styleNames[name]}>{t.cite.styles[name]}</summary>
      <p class="citation" dir={lang === undefined ? "auto" : directionOf(lang)} lang={lang}>
        <Citation of={styled(work, name)} />
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
  return (
    <section class="section cite" id="cite" data-copy={t.cite.copy} data-copied={t.cite.copied}>
      <h2>{t.cite.heading}</h2>
      {sample && <p class="notice">{t.cite.sample}</p>}
      {styleNames.map((name, index) => (
        <Style work={work} name={name} open={index === 0} />
      ))}
      <Files path={path} />
    </section>
  );
}
