import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Messages } from "./messages/en.ts";

/** What every component may need and no page decides: passed down once instead of through each of them. */
export interface View {
  readonly t: Messages;
  /** Address of a built file by its name. */
  readonly asset: (name: string) => string;
  /** `https://index.example.pk`, or "" where the site's address is not known. */
  readonly origin: string;
  /** YYYY-MM-DD, UTC. */
  readonly today: string;
}

export const ViewContext = createContext<View | undefined>(undefined);

/** The view of the page being rendered; throws outside of one. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (view === undefined) throw new Error("rendered outside of a page");
  return view;
}

/** The texts in the visitor's language. */
export function useMessages(): Messages {
  return useView().t;
}
