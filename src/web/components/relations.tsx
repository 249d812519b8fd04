import { formatPartialDate } from "../../domain/partial-date.ts";
import type { RelationType } from "../../domain/record.ts";
import { pathOf } from "../links.ts";
import type { RelationView } from "../relations-of.ts";
import { clipToBytes } from "../room.ts";
import { addressOf, gravest } from "../standing.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";
import { Fact } from "./fact-list.tsx";
import { Inline } from "./local-text.tsx";

const mostNotices = 4;
const mostFacts = 6;
/** Bytes. */
const longestTitle = 220;

/** Bytes that all of them take at most. */
export function bytesOfRelations(of: readonly RelationView[]): number {
  return Math.min(of.length, mostNotices + mostFacts) * (longestTitle + 100);
}

/** What a reader must know before anything else, in this order. */
const notices: readonly RelationType[] = [...gravest, "retracts", "concern-about", "corrects"];

/** The other work, by its title where it is in the index. */
function Work({ of: { said, record } }: { of: RelationView }) {
  const t = useMessages();
  const title = record?.data.titles[0];
  const words = title ?? (said?.printed === undefined ? undefined : { value: said.printed });
  const text = words && { ...words, value: clipToBytes(words.value, longestTitle) };
  if (record) return <a href={pathOf(record)}>{text ? <Inline text={text} /> : t.record.untitled}</a>;
  if (said === undefined) return null;
  const address = addressOf(said.to);
  const id = clipToBytes(said.to.value, longestTitle);
  // What has no number is named by the words that its source prints: once is enough.
  if (text && address === undefined && text.value.includes(id)) return <Inline text={text} />;
  return (
    <>
      {text && text.value !== id && <Inline text={text} />}{" "}
      {address ? <ExternalLink href={address}>{id}</ExternalLink> : <bdi>{id}</bdi>}
    </>
  );
}

/** Retractions, expressions of concern and corrections: at the top of both the work's page and the notice's. */
export function RelationNotices({ of }: { of: readonly RelationView[] }) {
  const t = useMessages();
  const shown = notices.flatMap((type) => of.filter((one) => one.type === type)).slice(0, mostNotices);
  return (
    <>
      {shown.map((one) => (
        <p class={one.type === "retracted-by" ? "notice retracted" : "notice"} role="note">
          <strong>{t.record.relations[one.type]}</strong> <Work of={one} />
          {one.said?.date && <span class="quiet"> · {formatPartialDate(one.said.date)}</span>}
        </p>
      ))}
    </>
  );
}

/** Preprints, translations, reviews and the like among the facts. */
export function RelationFacts({ of }: { of: readonly RelationView[] }) {
  const t = useMessages();
  const types = [...new Set(of.map(({ type }) => type))].filter((type) => !notices.includes(type)).slice(0, mostFacts);
  return (
    <>
      {types.map((type) => (
        <Fact label={t.record.relations[type]}>
          <ul class="ids">
            {of
              .filter((one) => one.type === type)
              .slice(0, mostFacts / Math.min(types.length, mostFacts))
              .map((one) => (
                <li>
                  <Work of={one} />
                </li>
              ))}
          </ul>
        </Fact>
      ))}
    </>
  );
}
