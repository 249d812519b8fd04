import type { JudgedClass } from "./judgement.ts";
import { authorAndYear, names } from "./judgements/authors.ts";
import { identifiers, phrases, subjects } from "./judgements/others.ts";
import { titles } from "./judgements/titles.ts";
import { typingErrors } from "./judgements/typing-errors.ts";
import { transliteration, urduVariants } from "./judgements/urdu.ts";

/** All judged queries. Written by reading the real records beside this checkout. */
export const judgedClasses: readonly JudgedClass[] = [
  titles,
  identifiers,
  authorAndYear,
  typingErrors,
  urduVariants,
  names,
  transliteration,
  phrases,
  subjects,
];
