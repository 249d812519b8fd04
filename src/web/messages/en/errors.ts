import type { ErrorCode } from "../../../domain/errors.ts";

interface ErrorText {
  readonly title: string;
  readonly text: string;
}

const byStatus: Readonly<Record<number, ErrorText>> = {
  400: { title: "This address cannot be read", text: "Something in it is not as it should be." },
  404: { title: "There is no such page", text: "It may have been mistyped, or the link that led here is wrong." },
  405: { title: "This cannot be done here", text: "The page can be read, but not written to." },
  410: { title: "This record was withdrawn", text: "It was in the index once and is not any more." },
  413: { title: "That was too much", text: "What was sent is larger than this page takes." },
  414: { title: "This address is too long", text: "Please search for fewer words." },
  429: { title: "Too many requests", text: "Please wait a minute and try again." },
  503: { title: "The index is not ready just now", text: "Please try again in a moment." },
};

const byCode: Readonly<Partial<Record<ErrorCode, ErrorText>>> = {
  unknown_filter: {
    title: "This filter is not known",
    text: "The address names a filter or a value that the search does not have.",
  },
  page_beyond_end: { title: "There is no such page of results", text: "The list ends before this page." },
};

const fault: ErrorText = {
  title: "Something went wrong here",
  text: "The fault is ours and has been noted. Please try again.",
};

export const errorPages = {
  of: (status: number, code: string): ErrorText =>
    (status < 500 ? byCode[code as ErrorCode] : undefined) ??
    byStatus[status] ??
    (status < 500 ? { title: "This did not work", text: "The request could not be understood." } : fault),
  status: (status: number) => `Error ${status}`,
  wayOn: "You could:",
  search: "search the index",
  home: "go to the start page",
  journals: "browse the journals",
  firstPage: "go to the first page",
  withdrawn: (kind: string, date: string) => `This ${kind} was withdrawn from the index on ${date}.`,
  withdrawnWhy:
    "Every source that had given it has taken it back. Its address is kept and never used for anything else.",
  withdrawnSearch: "Search for this title",
};
