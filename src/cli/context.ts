import type { Output } from "./output.ts";

/** What a command gets from the outside; only main.ts makes one, and tests that run a command in their own process. */
export interface CommandContext {
  out: Output;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /** For the project lock's message. */
  pid: number;
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** Account of the operating system, for the audit log. */
  user: string;
  /** Ask on the terminal; undefined when nobody can answer. */
  ask: ((question: string) => Promise<string>) | undefined;
  /** Set the exit code; 0 when never called. */
  finish(exitCode: number): void;
}
