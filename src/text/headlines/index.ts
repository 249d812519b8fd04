export { areOneStory, type StoryHeadline, type StoryTime, storyDays, storyTime, tellSame } from "./same-story.ts";
export { storyKeys } from "./story-keys.ts";
export { type HeadlineWords, headlineWords } from "./words.ts";
