import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockTime, parseClockTime } from "./clock-time.ts";
import { youtubeAddress } from "./video-address.ts";

const channel = "UCk195x4zYdMx4LhqEwhcPng";

describe("an address at YouTube", () => {
  it.each([
    ["https://www.youtube.com/watch?v=Elewn679CZI&t=7", { is: "video", id: "Elewn679CZI" }],
    ["https://youtu.be/Elewn679CZI?t=7", { is: "video", id: "Elewn679CZI" }],
    ["https://m.youtube.com/shorts/Elewn679CZI", { is: "video", id: "Elewn679CZI" }],
    [`https://www.youtube.com/channel/${channel}/videos`, { is: "channel", id: channel }],
    [`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`, { is: "channel", id: channel }],
    ["https://www.youtube.com/playlist?list=PLH3mdhuA3a24qt8c7", { is: "playlist", id: "PLH3mdhuA3a24qt8c7" }],
    ["https://www.youtube.com/@SampleUniversity/videos", { is: "named", path: "/@SampleUniversity" }],
    ["https://www.youtube.com/user/vu", { is: "named", path: "/user/vu" }],
    ["http://www.youtube.com/vu", { is: "named", path: "/vu" }],
    ["https://www.youtube.com/feed/trending", undefined],
    ["https://www.youtube.com/premium", undefined],
    ["https://youtube.com.example/watch?v=Elewn679CZI", undefined],
    ["javascript:youtube.com/watch?v=Elewn679CZI", undefined],
  ])("%s", (address, expected) => {
    expect(youtubeAddress(address)).toEqual(expected);
  });
});

describe("a time of the clock", () => {
  it.each([
    ["0:00", 0],
    ["12:30", 750],
    ["100:05", 6005],
    ["1:02:03", 3723],
    ["00:01:05,500", 65.5],
    ["1:60", undefined],
    ["1:60:00", undefined],
    ["12", undefined],
  ])("%s", (text, seconds) => {
    expect(parseClockTime(text)).toBe(seconds);
  });

  it("is written as it is read", () => {
    fc.assert(
      fc.property(fc.nat({ max: 999 * 3600 }), (n) => {
        expect(parseClockTime(clockTime(n))).toBe(n);
      }),
    );
  });
});
