import { hostOf } from "../../domain/web-address.ts";

/** Outlets by the host of their pages, as they call themselves there. Of hosts within a listed one the nearest holds. */
const outlets: Readonly<Record<string, string>> = {
  "aaj.tv": "Aaj News",
  "english.aaj.tv": "Aaj English TV",
  "aajenglish.tv": "Aaj English TV",
  "app.com.pk": "Associated Press of Pakistan",
  "arynews.tv": "ARY News",
  "urdu.arynews.tv": "ARY News Urdu",
  "bbc.com/urdu": "BBC News اردو",
  "bolnews.com": "BOL News",
  "brecorder.com": "Business Recorder",
  "dailytimes.com.pk": "Daily Times",
  "dawn.com": "Dawn",
  "dawnnews.tv": "Dawn News Urdu",
  "dunyanews.tv": "Dunya News",
  "urdu.dunyanews.tv": "Dunya News Urdu",
  "express.pk": "Express News Urdu",
  "geo.tv": "Geo News",
  "urdu.geo.tv": "Geo News Urdu",
  "humnews.pk": "HUM News",
  "humenglish.com": "HUM News English",
  "ibcurdu.com": "IBC Urdu",
  "independenturdu.com": "Independent Urdu",
  "jang.com.pk": "Jang",
  "nation.com.pk": "The Nation",
  "nawaiwaqt.com.pk": "Nawaiwaqt",
  "pakistantoday.com.pk": "Pakistan Today",
  "pakobserver.net": "Pakistan Observer",
  "profit.pakistantoday.com.pk": "Profit",
  "radio.gov.pk": "Radio Pakistan",
  "samaa.tv": "Samaa TV",
  "thefridaytimes.com": "The Friday Times",
  "thenews.com.pk": "The News International",
  "thenews.pk": "The News International",
  "tribune.com.pk": "The Express Tribune",
  "urdupoint.com": "UrduPoint",
  "voanews.com": "VOA",
  "urduvoa.com": "VOA Urdu",
};

/** The outlet whose page an address is of; undefined where it is none that is listed. */
export function knownOutlet(address: string): string | undefined {
  const host = hostOf(address);
  if (host === undefined) return undefined;
  const [, folder = ""] = URL.parse(address)?.pathname.split("/") ?? [];
  const own = outlets[`${host}/${folder}`];
  if (own !== undefined) return own;
  const labels = host.split(".");
  for (let from = 0; from < labels.length - 1; from += 1) {
    const found = outlets[labels.slice(from).join(".")];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The outlet of an address: as it calls itself, else by its host. */
export function outletOf(address: string): string | undefined {
  return knownOutlet(address) ?? hostOf(address);
}
