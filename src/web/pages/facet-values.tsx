import type { FastifyInstance } from "fastify";
import { ProblemError } from "../../domain/result.ts";
import { type FoundValues, searchFacet } from "../../search/facet-search.ts";
import { type FacetName, facets, names } from "../../search/fields.ts";
import { parseSearchState, type SearchState, toggled, toQueryString } from "../../search/state.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { FacetValueLinks } from "../components/facet-value-links.tsx";
import { Layout } from "../components/layout.tsx";
import { keptFields } from "../components/search-box.tsx";
import { facetValuesPath, searchPath } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";

interface FacetValuesView {
  readonly state: SearchState;
  readonly facet: FacetName;
  readonly find: string;
  readonly found: FoundValues;
}

/** Each link repeats the search, and the page has 60 KB: the longer the search, the fewer values. */
const mostValues = 150;
const bytesForLinks = 38_000;
const longestFind = 200;
const longestSearch = 1500;

function Values({ state, facet, find, found }: FacetValuesView) {
  const t = useMessages();
  const { values, more } = found;
  return (
    <div class="wrap page">
      <Breadcrumbs
        of={[{ text: { value: t.site.nav.search }, href: searchPath(state) }, { text: { value: t.facets[facet] } }]}
      />
      <header class="title">
        <h1>{t.facetSearch.title(t.facets[facet])}</h1>
        <p class="lead">
          {state.q === "" ? t.facetSearch.leadAll : t.facetSearch.lead(state.q.slice(0, 200))}{" "}
          <a href={searchPath(state)} rel="nofollow">
            {t.facetSearch.back}
          </a>
        </p>
      </header>
      <form class="filter" action={`/search/values/${facet}`} method="get">
        <label for="find">{t.facetSearch.find}</label>
        <input type="search" id="find" name="find" value={find} dir="auto" maxLength={longestFind} autocomplete="off" />
        {keptFields(toQueryString(state)).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button" type="submit">
          {t.facetSearch.button}
        </button>
      </form>
      {values.length === 0 && <p>{t.facetSearch.none(find)}</p>}
      <FacetValueLinks
        facet={facet}
        values={values}
        bytes={bytesForLinks}
        href={(value) => searchPath(toggled(state, facet, value))}
        className="counted in-columns"
      />
      {more && <p class="quiet">{t.facetSearch.more(values.length)}</p>}
      {find !== "" && (
        <p>
          <a href={facetValuesPath(facet, state)} rel="nofollow">
            {t.facetSearch.all}
          </a>
        </p>
      )}
    </div>
  );
}

/** `/search/values/{facet}`: the values of a facet within a search, to look for one by a part of its name. */
export function facetValuesPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Params: { facet: string }; Querystring: Record<string, unknown> }>(
    "/search/values/:facet",
    async (request, reply) => {
      const facet = names(facets).find((one) => one === request.params.facet && one !== "kind" && one !== "year");
      if (facet === undefined) throw new ProblemError("not_found", en.facetSearch.noFacet);
      const { find: given, ...rest } = request.query;
      const { state, problems } = parseSearchState(rest);
      const [problem] = problems;
      if (problem) throw new ProblemError(problem.code, problem.message, problem.details);
      if (Buffer.byteLength(toQueryString(state)) > longestSearch) {
        throw new ProblemError("bad_request", en.facetSearch.tooLong);
      }
      const find = typeof given === "string" ? given.trim().slice(0, longestFind) : "";
      const found = await searchFacet(state, facet, find, mostValues, parts);
      const page = (
        <Layout title={en.site.pageTitle(en.facetSearch.title(en.facets[facet]))} here="search" query={state.q} noindex>
          <Values state={{ ...state, page: 1 }} facet={facet} find={find} found={found} />
        </Layout>
      );
      return sendPage(reply, parts, page);
    },
  );
}
