import type { UnreadColumn } from "../../sources/recognition/columns/unread-columns.ts";

/** `“照料护理档次”列的“一档”“二档”认不出；…`. */
export function unreadColumnText({ field, header, texts }: UnreadColumn): string {
  const written = texts.length > 0 ? `的${texts.map((text) => `“${text}”`).join("")}` : "多数";
  const example = texts[0] ?? "本地写法";
  return `“${header}”列${written}认不出，靠这一列的规则查不全；在 doudi.yaml 这张表下写明，例如 values: { ${field}: { ${example}: 通行的写法 } }`;
}
