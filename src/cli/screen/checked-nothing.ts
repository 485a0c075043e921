import type { ScreenResult } from "../../screening/screen.ts";

/** Whether rules were chosen and none of them could be checked, as where the one roll they need was not recognised. */
export function checkedNothing({ rules }: Pick<ScreenResult, "rules">): boolean {
  return (
    rules.length > 0 && rules.every(({ state }) => state === "not_evaluable" || state === "error")
  );
}
