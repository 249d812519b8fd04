import { useMessages } from "../view.ts";
import { SearchBox } from "./search-box.tsx";
import { SearchHelp } from "./search-help.tsx";

/** A lattice of eight-pointed stars, as in the screens of Lahore Fort: decoration. */
function Lattice() {
  return (
    <svg class="lattice" width="100%" height="100%" aria-hidden="true" focusable="false">
      <pattern id="lattice" width="72" height="72" patternUnits="userSpaceOnUse">
        <path
          d="M36 10 43.6 17.6H54.4V28.4L62 36l-7.6 7.6v10.8H43.6L36 62l-7.6-7.6H17.6V43.6L10 36l7.6-7.6V17.6h10.8zM62 36h10M0 36h10M36 0v10M36 62v10M54.4 17.6 72 0M17.6 17.6 0 0M17.6 54.4 0 72M54.4 54.4 72 72"
          fill="none"
          stroke="currentColor"
          stroke-width="1"
        />
      </pattern>
      <rect width="100%" height="100%" fill="url(#lattice)" />
    </svg>
  );
}

/** The head of the start page: what this is, and the search. */
export function Hero() {
  const t = useMessages();
  return (
    <div class="hero">
      <Lattice />
      <div class="wrap">
        <h1>{t.home.title}</h1>
        <p>{t.home.lead}</p>
        <SearchBox query="" large />
        <SearchHelp />
      </div>
    </div>
  );
}
