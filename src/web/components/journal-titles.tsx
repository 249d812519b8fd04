import type { JournalData } from "../../domain/record.ts";
import type { LocalText } from "../../domain/text.ts";
import type { JournalNeighbours, NamedJournal } from "../journal-neighbours.ts";
import { pathOf } from "../links.ts";
import { useMessages } from "../view.ts";
import { Fact } from "./fact-list.tsx";
import { Inline } from "./local-text.tsx";

const mostShown = 10;

function Titles({ label, of }: { label: string; of: readonly LocalText[] }) {
  if (of.length === 0) return null;
  return (
    <Fact label={label}>
      <ul>
        {of.slice(0, mostShown).map((title) => (
          <li>
            <Inline text={title} />
          </li>
        ))}
      </ul>
    </Fact>
  );
}

/** A journal named by another: by its own title and address where the index has it, else as it is named. */
function Named({ named, record }: NamedJournal) {
  const t = useMessages();
  const title = record?.data.titles[0] ?? named.titles[0];
  const issns = named.issns.map((issn) => issn.value).join(", ");
  const name = title === undefined ? <span class="number">{issns}</span> : <Inline text={title} />;
  return (
    <li>
      {record === undefined ? name : <a href={pathOf(record)}>{name}</a>}
      {title !== undefined && issns !== "" && (
        <>
          {" "}
          <small>
            {t.record.issn} <span class="number">{issns}</span>
          </small>
        </>
      )}
    </li>
  );
}

function NamedJournals({ label, of }: { label: string; of: readonly NamedJournal[] }) {
  if (of.length === 0) return null;
  return (
    <Fact label={label}>
      <ul>
        {of.map((one) => (
          <Named {...one} />
        ))}
      </ul>
    </Fact>
  );
}

/** Its other, former and later titles, what it continues and is continued by, and who else bears its ISSN. */
export function JournalTitles({ data, neighbours }: { data: JournalData; neighbours: JournalNeighbours }) {
  const t = useMessages();
  return (
    <>
      <Titles label={t.journal.otherTitles} of={data.otherTitles ?? []} />
      <Titles label={t.journal.formerTitles} of={data.formerTitles} />
      <Titles label={t.journal.laterTitles} of={data.laterTitles ?? []} />
      <NamedJournals label={t.journal.continues} of={neighbours.continues} />
      <NamedJournals label={t.journal.continuedBy} of={neighbours.continuedBy} />
      {neighbours.sharing.map(({ issn, records }) => (
        <Fact label={t.journal.sharedIssn(issn)}>
          <ul>
            {records.map((record) => (
              <Named named={{ titles: record.data.titles, issns: [] }} record={record} />
            ))}
          </ul>
        </Fact>
      ))}
    </>
  );
}
