import type { Recognition } from "../../sources/recognition/recognition.ts";

/** `一行一户，户主、成员1至成员5各成一行`; null for a sheet of one person a row. */
export function familyText({ roll, family }: Pick<Recognition, "roll" | "family">): string | null {
  if (!family) return null;
  const labels = family.parts.map(({ label }) => label);
  const how = family.isHeadAbove ? "户主在自己的列里一户写一次" : HOW[roll?.inOneRow ?? "beside"];
  return [
    `${how}，${labelsText(labels)}各成一行（没有姓名也没有证号的不算）`,
    ...(family.leftOut.length > 0
      ? [`${family.leftOut.map((header) => `“${header}”`).join("")}看不出是谁的，没有用`]
      : []),
  ].join("；");
}

const HOW = { persons: "一行几人", family: "一行一户", beside: "左右并排的名单" } as const;

/** 成员1, 成员2 … 成员5 as 成员1至成员5. */
function labelsText(labels: readonly string[]): string {
  const texts: string[] = [];
  for (let index = 0; index < labels.length; ) {
    let last = index;
    while (last + 1 < labels.length && follows(labels[last] ?? "", labels[last + 1] ?? ""))
      last += 1;
    const [from = "", to = ""] = [labels[index], labels[last]];
    texts.push(last - index > 1 ? `${from}至${to}` : labels.slice(index, last + 1).join("、"));
    index = last + 1;
  }
  return texts.join("、");
}

function follows(one: string, other: string): boolean {
  const [a, b] = [/^(.*?)(\d+)(.*)$/.exec(one), /^(.*?)(\d+)(.*)$/.exec(other)];
  return a?.[1] !== undefined && a[1] === b?.[1] && Number(a[2]) + 1 === Number(b[2]);
}
