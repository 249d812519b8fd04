import { count } from "../format.ts";

/** Videos: the page of one, and the list. */
export const video = {
  videos: "Videos",
  videosLead: (n: number) =>
    `${count(n, "video", "videos")}, found by what is said in them where captions are known. Nothing is loaded from another site before you ask for it.`,
  videosFor: (q: string) => `Videos with “${q}”`,
  filter: "Search in videos: titles, descriptions and what is said",
  noVideos: "No video was found.",
  allVideos: "Show all videos",
  channels: "Channels",
  lengths: "Length",
  withCaptions: "With captions",
  feed: "Feed of these videos",
  feedTitle: (name: string) => `Videos: ${name}`,
  length: "Length",
  watch: "Watch",
  play: "Play here",
  playFrom: (time: string) => `Play here from ${time}`,
  playNote: (host: string) =>
    `The film comes from ${host}, which then learns that you watch it. It sets no cookies before you play.`,
  playerOf: (title: string) => `Player: ${title}`,
  watchAt: (host: string) => `Watch at ${host}`,
  noPlayer: "There is no film to play here.",
  fictional: "This video is fictional: there is no film.",
  description: "Description",
  noDescription: "The channel gives no description.",
  chapters: "Chapters",
  moreChapters: (n: number) => `and ${count(n, "more chapter", "more chapters")}`,
  captions: "What is said",
  captionsNote: "Each time starts the film there.",
  automatic: "A machine heard this: names and figures may be wrong.",
  noCaptions: "No captions are known, so what is said cannot be searched.",
  captionsIn: "Captions in",
  unknownLanguage: "unknown language",
  search: "Search in what is said",
  searchButton: "Search",
  found: (q: string, n: number) => `${count(n, "place", "places")} with “${q}”`,
  foundNothing: "It is not said in this video.",
  foundMore: (n: number) => `and ${count(n, "more place", "more places")}: a longer search text finds fewer`,
  wholeText: "Back to the whole text",
  pages: "Pages of what is said",
  saidAt: (time: string) => `Said at ${time}`,
};

/** Records that have much to do with one, of any kind. */
export const relatedRecords = {
  title: "Related in this index",
};
