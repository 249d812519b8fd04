import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The system's Chromium; undefined where there is none, so that browser tests skip. */
export const chromiumPath = places.find((path) => path !== undefined && path !== "" && existsSync(path));
if (chromiumPath === undefined) {
  console.warn("no Chromium here (CHROMIUM_PATH, /usr/bin/chromium): browser tests are skipped");
}

/** Starts it without anything that it would fetch by itself. Only where `chromiumPath` is there. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath && { executablePath: chromiumPath }),
    args: [
      "--no-sandbox",
      "--headless",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
