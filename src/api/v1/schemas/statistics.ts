import { Type } from "typebox";
import { KindName, ref, words } from "./shared.ts";

const Count = (description: string) => Type.Integer({ minimum: 0, description });

const counts = {
  views: Count("Pages of the record that were looked at"),
  downloads: Count("Full texts fetched from this site (COUNTER R5: Total_Item_Requests)"),
  sessions: Count("Sessions in which it was looked at or fetched (Unique_Item_Investigations)"),
  downloadSessions: Count("Sessions in which it was fetched (Unique_Item_Requests)"),
  appearances: Count("Pages of search results on which it stood"),
  searches: Count("Searches, of the whole index alone (Searches_Platform)"),
};

export const UsageCountsSchema = Type.Object(counts, {
  $id: "UsageCounts",
  description:
    "What is counted, by the rules of COUNTER, Release 5. Views and downloads are its Total_Item_Investigations",
});

export const UsageSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ description: "Of the record; absent = the whole index" })),
    kind: Type.Optional(KindName),
    of: words(["index", "record", "articles"], "`articles`: of a journal's articles together"),
    by: words(["day", "month"]),
    total: ref(UsageCountsSchema),
    since: Type.Optional(Type.String({ description: "First day that is counted at this site; absent = nothing yet" })),
    periods: Type.Array(Type.Object({ period: Type.String({ description: "2026-11-25 or 2026-11, UTC" }), ...counts })),
  },
  { $id: "Usage", description: "How often something was used" },
);
