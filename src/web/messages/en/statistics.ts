import { count } from "../format.ts";

/** How often things are read. */
export const statistics = {
  title: "Statistics",
  lead: "How often the records of this index are looked at, fetched and found, counted by the rules of COUNTER, Release 5.",
  of: "Statistics of use",
  nothing: "Nothing has been counted yet.",
  notCounted: "Nothing is counted at this site.",
  /** The sentence under the heading; `since` is a date in words. */
  sentence: (n: { views: number; downloads: number; sessions: number; appearances: number }, since: string) =>
    `${count(n.views, "view", "views")} and ${count(n.downloads, "download", "downloads")} in ${count(n.sessions, "session", "sessions")}, and ${count(n.appearances, "appearance", "appearances")} in search results, since ${since}.`,
  ofArticles: "Of this journal’s articles together.",
  totals: "All in all",
  days: "Day by day",
  months: "Month by month",
  chart: (what: string, from: string, to: string) => `${what}: views and downloads, ${from} to ${to}`,
  bar: (period: string, views: number, downloads: number) =>
    `${period}: ${count(views, "view", "views")}, ${count(downloads, "download", "downloads")}`,
  period: { day: "Day", month: "Month" },
  names: {
    views: "Views",
    downloads: "Downloads",
    sessions: "Sessions",
    downloadSessions: "Sessions with a download",
    appearances: "In search results",
    searches: "Searches",
  },
  mostRead: "Most read",
  thisMonth: "Records this month",
  ever: "Records of all time",
  journals: "Journals this month",
  sessions: (n: number) => count(n, "session", "sessions"),
  queries: "What many search for",
  queriesNote: "Of the last 30 days; only what ten visitors or more searched for on one day is kept at all.",
  visitors: (n: number) => count(n, "visitor", "visitors"),
  since: (date: string) => `Since ${date}.`,
  downloadAs: "These figures as",
  csvDays: "CSV by day",
  csvMonths: "CSV by month",
  json: "JSON",
  how: "How this is counted",
  rules: [
    "A view is a page of one record; a download is a full text fetched from this site. What is read at a publisher’s own site is not known here.",
    "Two clicks on the same within 30 seconds are one. A session is what one visitor does within an hour of the clock; an item that is looked at several times in it counts once as a session.",
    "Robots, answers that failed, and what a browser fetched before it was wanted do not count; nor does the API.",
    "An appearance is a page of search results on which a record stood.",
    "There are no cookies and no addresses: a visitor is known for a day by a hash whose key is random, never written down, and destroyed at midnight.",
    "Days are those of UTC. Figures are written every few seconds, half a minute after the click.",
  ],
};
