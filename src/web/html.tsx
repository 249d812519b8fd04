import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { type View, ViewContext } from "./view.ts";

/** A whole document as HTML. Everything is escaped by the renderer; no component sets raw HTML. */
export function renderHtml(view: View, page: VNode): string {
  return `<!DOCTYPE html>${renderToString(<ViewContext.Provider value={view}>{page}</ViewContext.Provider>)}`;
}
