/** What a run has to say of the data it was given: on the terminal when it ends, and in the summary for whoever comes later. */
export interface Notice {
  /** What was found, without a full stop. */
  title: string;
  /** What follows from it or what to do, in a few words; left out where the lines or `next` say it. */
  meaning?: string;
  /** A line a file, roll or township; no value of a person is in them. */
  lines: string[];
  /** What to do about all of them, in a sentence. */
  next?: string;
  /** Only told: nothing is wrong with the data. */
  isInfo?: boolean;
}
