import { UserError } from "../../errors.ts";
import { readBookInProcess } from "../read-in-process.ts";
import type { ReadJob, Reply } from "./messages.ts";

/** Entry of the process that parses files: whatever a file does to it, the parent lives on. */

const TICKS_A_REPLY = 8;

function reply(message: Reply): void {
  // The parent may be gone already; then there is nobody to tell.
  if (process.connected) process.send?.(message);
}

async function read({ path, limits, ...options }: ReadJob): Promise<Reply> {
  let ticks = 0;
  const tick = () => {
    ticks += 1;
    if (ticks % TICKS_A_REPLY === 0) reply({ kind: "alive" });
  };
  try {
    const book = await readBookInProcess(path, { ...options, limits, tick });
    return { kind: "book", book, residentMegabytes: process.memoryUsage.rss() / 1024 / 1024 };
  } catch (error) {
    if (error instanceof UserError) {
      const { code, message, hint, state, at } = error;
      return { kind: "refused", error: { code, message, hint, state, at } };
    }
    return { kind: "bug", text: String((error as Error)?.stack ?? error) };
  }
}

process.on("message", (job: ReadJob) => {
  void read(job).then(reply);
});
process.on("disconnect", () => process.exit());
// Ctrl-C reaches every process of the terminal; the parent decides what it means.
process.on("SIGINT", () => undefined);
