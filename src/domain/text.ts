/** A text as printed, with its language where it is known. */
export interface LocalText {
  readonly value: string;
  /** BCP 47 primary language subtag, lower case ("en", "ur"); absent when unknown. */
  readonly lang?: string;
}
