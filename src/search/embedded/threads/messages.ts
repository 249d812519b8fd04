import type { Problem } from "../../../domain/result.ts";
import type { SearchRequest, SearchResponse, Spelling, Suggestion } from "../../engine.ts";
import type { SharedSegment } from "../read/segment.ts";

/** A state of the index as threads hand it to each other. */
export interface SharedState {
  readonly mark: string;
  readonly segments: readonly SharedSegment[];
}

export interface WorkerSettings {
  /** Folder of the index. */
  readonly path: string;
  /** How much of the index may lie in memory, in bytes. */
  readonly memoryBytes: number;
}

export type Order =
  /** Opens the present state and hands it back for the others. */
  | { readonly is: "open" }
  | { readonly is: "take"; readonly state: SharedState }
  | { readonly is: "search"; readonly request: SearchRequest; readonly limitMs: number }
  | { readonly is: "suggest"; readonly text: string; readonly limit: number }
  | { readonly is: "spellings"; readonly term: string };

export type Answer =
  | { readonly is: "state"; readonly state: SharedState | undefined }
  | { readonly is: "found"; readonly response: SearchResponse }
  | { readonly is: "suggestions"; readonly suggestions: readonly Suggestion[] }
  | { readonly is: "spellings"; readonly spellings: readonly Spelling[] }
  | { readonly is: "problem"; readonly problem: Problem };
