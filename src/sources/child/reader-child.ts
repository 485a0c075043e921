import { type ChildProcess, fork } from "node:child_process";
import { basename } from "node:path";
import { UserError } from "../../errors.ts";
import type { Book } from "../book.ts";
import type { ReadLimits } from "../limits.ts";
import { overLimit, Refusal } from "../refusal.ts";
import type { ReadJob, Reply } from "./messages.ts";

/** A child that grew past this is not used again. */
const WORN_MEGABYTES = 512;

/** Signals and codes by which a process ends that ran out of memory. */
const MEMORY_SIGNALS = ["SIGABRT", "SIGKILL", "SIGTRAP", "SIGILL"];
const MEMORY_CODES = [134, 137, 0x8000_0003, 0xc000_0409, 0xc000_0017];

/** One child process that parses files, one after the other. */
export class ReaderChild {
  readonly heapMegabytes: number;
  /** It may take another file. */
  isFit = true;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;

  /** `entry` is the child's program; its heap is limited, its output dropped. */
  constructor(entry: string, heapMegabytes: number) {
    this.heapMegabytes = heapMegabytes;
    this.#process = fork(entry, [], {
      // The parent has work for the other processors.
      execArgv: [`--max-old-space-size=${heapMegabytes}`, "--single-threaded-gc"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    // A child that cannot be reached says so here; `read` hears of it by the exit or by what sending tells it.
    this.#process.on("error", () => undefined);
    this.#ended = new Promise((resolve) => this.#process.once("exit", () => resolve()));
  }

  /**
   * Have one file read. Rejects with what the child refused, with E3005 past the time limits and E6003 when it ran out
   * of memory, with the signal's reason when the caller gave up; the child must be stopped then.
   */
  read(job: ReadJob, signal?: AbortSignal): Promise<Book> {
    const child = this.#process;
    this.#hold(true);
    return new Promise<Book>((resolve, reject) => {
      const watch = new Watch(job.limits, (reason) =>
        end(() => reject(reason.toUserError(basename(job.path)))),
      );
      const onAbort = () => end(() => reject(signal?.reason));
      const onExit = (code: number | null, name: string | null) =>
        end(() => reject(exitReason(job, code, name)));
      const onMessage = (message: Reply) => {
        watch.heard();
        if (message.kind === "book") {
          end(() => resolve(message.book), message.residentMegabytes < WORN_MEGABYTES);
        } else if (message.kind === "refused") end(() => reject(thrown(message.error)));
        else if (message.kind === "bug") end(() => reject(new Error(message.text)));
      };
      const end = (settle: () => void, keep = false) => {
        watch.stop();
        signal?.removeEventListener("abort", onAbort);
        child.off("message", onMessage).off("exit", onExit);
        this.isFit = keep;
        this.#hold(false);
        settle();
      };
      child.on("message", onMessage).on("exit", onExit);
      signal?.addEventListener("abort", onAbort);
      if (signal?.aborted) onAbort();
      else child.send(job, (error) => error && onExit(null, null));
    });
  }

  /** End the child; resolves when it has let go of its files. */
  async stop(): Promise<void> {
    this.isFit = false;
    if (this.#process.pid === undefined || this.#process.exitCode !== null) return;
    this.#hold(true);
    this.#process.kill("SIGKILL");
    await this.#ended;
    this.#hold(false);
  }

  /** An idle child keeps nobody waiting: the program may end while it is there. */
  #hold(isBusy: boolean): void {
    const change = isBusy ? "ref" : "unref";
    this.#process[change]();
    this.#process.channel?.[change]();
  }
}

/** The two clocks of a job: how long it may take, and how long it may be silent. */
class Watch {
  readonly #wall: NodeJS.Timeout;
  #silence: NodeJS.Timeout;

  constructor({ wallMs, silenceMs }: ReadLimits, giveUp: (reason: Refusal) => void) {
    const minutes = Math.max(1, Math.round(wallMs / 60_000));
    this.#wall = setTimeout(() => giveUp(overLimit(`读了 ${minutes} 分钟还没有读完`)), wallMs);
    this.#silence = setTimeout(() => giveUp(overLimit("读到一半停住不动")), silenceMs);
  }

  heard(): void {
    this.#silence.refresh();
  }

  stop(): void {
    clearTimeout(this.#wall);
    clearTimeout(this.#silence);
  }
}

function thrown({
  code,
  message,
  hint,
  state,
  at,
}: Extract<Reply, { kind: "refused" }>["error"]): UserError {
  return new UserError(code, message, { hint, state, ...(at ? { at } : {}) });
}

function exitReason(job: ReadJob, code: number | null, signal: string | null): Error {
  if (MEMORY_SIGNALS.includes(signal ?? "") || MEMORY_CODES.includes(code ?? 0)) {
    return new Refusal(
      "E6003",
      `内存不足：读这个文件需要的内存超过 ${job.limits.heapMegabytes} MB。`,
      "请用 Excel 或 WPS 打开，另存为 .xlsx 或按乡镇拆成几个文件后再试。",
    ).toUserError(basename(job.path));
  }
  return new Error(`the reader ended with code ${code}, signal ${signal}`);
}
