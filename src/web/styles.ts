/** The style sheets of every page, in the order in which they build on each other. */
export const styleSheets = ["site.css"] as const;
