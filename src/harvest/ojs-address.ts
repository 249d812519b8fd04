/** Pages of an OJS journal that lists give as its site. */
const journalPage =
  /^(https?:\/\/[^\s?#]+?\/index\.php\/[A-Za-z0-9_-]+)(?:\/(?:index|home|about(?:\/index)?|issue(?:\/(?:current|archive))?))?\/?$/;

/**
 * The OAI-PMH base URL that an OJS journal has by its address: `…/index.php/journal` gives `…/index.php/journal/oai` (OJS 2 and 3, with the
 * path that they have unless their operator changes it). Likely only: other software has such addresses too. undefined = it is not of that form.
 */
export function likelyOjsBase(site: string): string | undefined {
  const base = journalPage.exec(site.trim())?.[1];
  return base === undefined || base.endsWith("/index.php/index") ? undefined : `${base}/oai`;
}
