import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressRange, checkAddress, isPublicAddress } from "./address.ts";

const open = { allowPrivate: true };
const closed = { allowPrivate: false };

function outcome(address: string, options = closed): string {
  const checked = checkAddress(address, options);
  return checked.ok ? checked.value.href : checked.problem.code;
}

describe("ranges of addresses", () => {
  it.each([
    ["8.8.8.8", "public"],
    ["203.124.40.1", "public"],
    ["172.15.255.255", "public"],
    ["172.32.0.0", "public"],
    ["100.63.255.255", "public"],
    ["100.128.0.0", "public"],
    ["2606:4700::1111", "public"],
    ["2a03:2880:f12f:83:face:b00c:0:25de", "public"],
    ["0.0.0.0", "unspecified"],
    ["0.1.2.3", "unspecified"],
    ["10.0.0.1", "private"],
    ["100.64.0.1", "carrierGradeNat"],
    ["100.127.255.255", "carrierGradeNat"],
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["169.254.169.254", "linkLocal"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["192.0.0.8", "reserved"],
    ["192.0.2.1", "reserved"],
    ["192.88.99.1", "reserved"],
    ["198.18.0.1", "reserved"],
    ["198.51.100.1", "reserved"],
    ["203.0.113.1", "reserved"],
    ["224.0.0.1", "multicast"],
    ["239.255.255.250", "multicast"],
    ["240.0.0.1", "reserved"],
    ["255.255.255.255", "broadcast"],
    ["::", "unspecified"],
    ["::1", "loopback"],
    ["::7f00:1", "reserved"],
    ["::127.0.0.1", "ipv4Mapped"],
    ["::ffff:127.0.0.1", "ipv4Mapped"],
    ["::ffff:8.8.8.8", "ipv4Mapped"],
    ["::ffff:0:127.0.0.1", "rfc6145"],
    ["64:ff9b::7f00:1", "rfc6052"],
    ["64:ff9b:1::a00:1", "rfc6052"],
    ["2002:7f00:1::", "6to4"],
    ["2001:0:53aa:64c::1", "teredo"],
    ["fc00::1", "uniqueLocal"],
    ["fd12:3456:789a::1", "uniqueLocal"],
    ["fe80::1", "linkLocal"],
    ["fe80::1%eth0", "linkLocal"],
    ["fec0::1", "deprecatedSiteLocal"],
    ["ff02::1", "multicast"],
    ["100::1", "discard"],
    ["2001:db8::1", "reserved"],
    ["4000::1", "reserved"],
    ["journal.example.pk", "invalid"],
    ["0177.0.0.1", "invalid"],
    ["", "invalid"],
  ])("%s is %s", (address, range) => {
    expect(addressRange(address)).toBe(range);
  });

  const octet = fc.integer({ min: 0, max: 255 });

  it("no address of a private IPv4 network is public, nor any IPv6 form that carries one", () => {
    const inside = fc.oneof(
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    );
    fc.assert(
      fc.property(inside, (octets) => {
        const text = octets.join(".");
        const hex = octets.map((octet) => octet.toString(16).padStart(2, "0")).join("");
        const tail = `${hex.slice(0, 4)}:${hex.slice(4)}`;
        const forms = [text, `::ffff:${text}`, `::${text}`, `64:ff9b::${tail}`, `2002:${tail}::1`, `::ffff:0:${tail}`];
        for (const form of forms) expect(isPublicAddress(form)).toBe(false);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(addressRange(text)).toBeTypeOf("string");
      }),
    );
  });
});

describe("addresses to fetch", () => {
  it.each([
    ["https://journal.example.pk/oai?verb=Identify#top", "https://journal.example.pk/oai?verb=Identify"],
    ["http://8.8.8.8/", "http://8.8.8.8/"],
    ["http://[2606:4700::1111]/", "http://[2606:4700::1111]/"],
    ["  https://journal.example.pk  ", "https://journal.example.pk/"],
    ["ftp://journal.example.pk/", "bad_address"],
    ["file:///etc/passwd", "bad_address"],
    ["javascript:alert(1)", "bad_address"],
    ["data:text/xml,<x/>", "bad_address"],
    ["journal.example.pk/oai", "bad_address"],
    ["http://", "bad_address"],
    ["http://user:secret@journal.example.pk/", "bad_address"],
    ["http://user@journal.example.pk/", "bad_address"],
    ["http://300.1.1.1/", "bad_address"],
    ["http://[fe80::1%25eth0]/", "bad_address"],
    ["http://127.0.0.1/", "address_refused"],
    ["http://127.0.0.1./", "address_refused"],
    ["http://127.1/", "address_refused"],
    ["http://2130706433/", "address_refused"],
    ["http://0x7f000001/", "address_refused"],
    ["http://0x7f.0.0.1/", "address_refused"],
    ["http://0177.0.0.1/", "address_refused"],
    ["http://017700000001/", "address_refused"],
    ["http://0/", "address_refused"],
    ["http://１２７.０.０.１/", "address_refused"],
    ["http://%31%32%37.0.0.1/", "address_refused"],
    ["http://169.254.169.254/latest/meta-data/", "address_refused"],
    ["http://[::1]/", "address_refused"],
    ["http://[::ffff:127.0.0.1]/", "address_refused"],
    ["http://[::ffff:7f00:1]/", "address_refused"],
    ["http://[0:0:0:0:0:ffff:7f00:0001]/", "address_refused"],
    ["http://[64:ff9b::10.0.0.1]/", "address_refused"],
    ["http://[fd00::1]:8080/", "address_refused"],
  ])("%s gives %s", (address, expected) => {
    expect(outcome(address)).toBe(expected);
  });

  it("every number that means an address of this machine is refused, however it is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x7f000000, max: 0x7fffffff }), (value) => {
        const octets = [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
        const [a = 0, b = 0, c = 0, d = 0] = octets;
        const spellings = [
          String(value),
          `0x${value.toString(16)}`,
          `0${value.toString(8)}`,
          octets.map((octet) => `0x${octet.toString(16)}`).join("."),
          octets.map((octet) => `0${octet.toString(8)}`).join("."),
          `${a}.${(b << 16) | (c << 8) | d}`,
          `${a}.${b}.${(c << 8) | d}`,
        ];
        for (const host of spellings) {
          expect(outcome(`http://${host}/`)).toBe("address_refused");
          expect(outcome(`http://${host}/`, open)).toBe(`http://${octets.join(".")}/`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("says what to do where a private address is the operator's own", () => {
    const checked = checkAddress("http://10.1.2.3:8080/oai", closed);
    expect(checked).toMatchObject({
      problem: {
        message:
          "10.1.2.3:8080 (10.1.2.3) is not a public address (private). Set DEFINEPK_ALLOW_PRIVATE_ADDRESSES=yes if it is yours to harvest.",
      },
    });
  });
});
