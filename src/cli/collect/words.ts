import { UserError } from "../../errors.ts";
import { OUTCOMES } from "../../worklists/outcomes.ts";

/** `打工去了=12` as a text and its code. Throws: UserError E2001. */
export function wordOptions(options: readonly string[]): Map<string, string> {
  return new Map(
    options.map((option) => {
      const at = option.lastIndexOf("=");
      const code = codeOf(option.slice(at + 1));
      if (at < 1 || code === undefined) {
        throw new UserError("E2001", "--word 应写成 文字=代码 的样子，代码是 01 到 17。", {
          hint: "例如 --word 打工去了=12",
          state: "没有改动任何文件。",
        });
      }
      return [option.slice(0, at), code] as const;
    }),
  );
}

/** Ask what a text in 核查结果 means. */
export function wordAsker(
  ask: (question: string) => Promise<string>,
): (text: string) => Promise<string | undefined> {
  return async (text) => {
    const said = await ask(
      `“核查结果”里写了“${[...text].slice(0, 30).join("")}”，算哪一项？（填代码，如 ${OUTCOMES[0]?.code} ${OUTCOMES[0]?.text}；直接回车则退回）`,
    );
    return codeOf(said);
  };
}

function codeOf(text: string): string | undefined {
  const code = text.normalize("NFKC").trim().padStart(2, "0");
  return OUTCOMES.find((outcome) => outcome.code === code)?.code;
}
