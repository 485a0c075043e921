/** One line of the doctor: what was looked at, what was found, and for `!` and `✗` what to do. */
export interface Check {
  state: "✓" | "!" | "✗";
  about: string;
  found: string;
  fix?: string;
}

export const good = (about: string, found: string): Check => ({ state: "✓", about, found });
export const doubtful = (about: string, found: string, fix: string): Check => ({
  state: "!",
  about,
  found,
  fix,
});
export const bad = (about: string, found: string, fix: string): Check => ({
  state: "✗",
  about,
  found,
  fix,
});
