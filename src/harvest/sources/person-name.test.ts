import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyName, personName } from "./person-name.ts";

describe("names in fields of their own", () => {
  it.each([
    ["Khan", "Ali", undefined, { printed: "Ali Khan", family: "Khan", given: "Ali" }],
    ["Ma", "Ke", undefined, { printed: "Ke Ma", family: "Ma", given: "Ke" }],
    ["MD", "KABIR", undefined, { printed: "KABIR MD", family: "MD", given: "KABIR" }],
    ["Do", "Kim", undefined, { printed: "Kim Do", family: "Do", given: "Kim" }],
    ["Bank", "State", undefined, { printed: "State Bank", family: "Bank", given: "State" }],
    ["de la Cruz", "J. R.", undefined, { printed: "J. R. de la Cruz", family: "de la Cruz", given: "J. R." }],
    ["Khan", "Dr. Ali", undefined, { printed: "Ali Khan", family: "Khan", given: "Ali", honorific: "Dr." }],
    ["King", "Martin", "Jr", { printed: "Martin King Jr.", family: "King", given: "Martin", suffix: "Jr." }],
    ["Madonna", undefined, undefined, { printed: "Madonna", family: "Madonna" }],
    ["Sara Jadoon", "", undefined, { printed: "Sara Jadoon", family: "Jadoon", given: "Sara" }],
    ["N/A", "Sara", undefined, { printed: "Sara", family: "Sara" }],
    ["Editors", undefined, undefined, { printed: "Editors", family: "Editors" }],
    ["O&apos;Neil", "&#350;eref", undefined, { printed: "Şeref O'Neil", family: "O'Neil", given: "Şeref" }],
  ])("reads %s, %s, %s", (family, given, suffix, expected) => {
    expect(personName({ family, given, suffix })).toEqual(expected);
  });

  it("finds no name where there is none", () => {
    expect(personName({ family: "N/A", given: "n/a" })).toBeUndefined();
    expect(personName({ family: undefined })).toBeUndefined();
    expect(bodyName(" - ")).toBeUndefined();
    expect(bodyName("Kite <i>Bureau</i>,")).toEqual({ printed: "Kite Bureau", corporate: true });
  });

  it("never fails, and makes no body of a person", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.string({ maxLength: 30 }),
        fc.string({ maxLength: 5 }),
        (family, given, suffix) => {
          const name = personName({ family, given, suffix });
          expect(name?.corporate).toBeUndefined();
          expect(name?.printed).not.toBe("");
        },
      ),
    );
  });
});
