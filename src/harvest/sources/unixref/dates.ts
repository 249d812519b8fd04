import { childrenNamed, elementAt, type XmlElement } from "../../xml/element.ts";
import { type Dated, dateOf } from "../dated.ts";

/** Dates of publication by their element: `publication_date` with its medium; others have one date, online unless they are of a thesis. */
const named: readonly (readonly [string, string])[] = [
  ["posted_date", "online"],
  ["review_date", "online"],
  ["approval_date", "other"],
  ["acceptance_date", "accepted"],
];

/** An item's dates of publication; an acceptance counts only where nothing else is said. */
export function datesOf(item: XmlElement): Dated[] {
  const published = childrenNamed(item, "publication_date").flatMap((element) => {
    const medium = element.attributes["media_type"]?.trim().toLowerCase() ?? "other";
    return dated(element, medium);
  });
  const database = elementAt(item, "database_date", "publication_date");
  const others = named.flatMap(([name, medium]) => childrenNamed(item, name).flatMap((one) => dated(one, medium)));
  const all = [...published, ...(database === undefined ? [] : dated(database, "online")), ...others];
  const sure = all.filter(({ medium }) => medium !== "accepted");
  return sure.length > 0 ? sure : all;
}

function dated(element: XmlElement, medium: string): Dated[] {
  const date = dateOf(element);
  return date === undefined ? [] : [{ medium, date }];
}
