import type { Note } from "./book.ts";

/** Who is filtered away is on the list all the same; where rows were hidden instead of deleted, somebody has to say so. */
export function hiddenNotes(hiddenRows: number): Note[] {
  if (hiddenRows === 0) return [];
  const text = `有 ${hiddenRows} 行是隐藏的（常是筛选后没有显示），仍和别的行一样读入；不该算的，请删去这些行再放进来。`;
  return [{ code: "hidden_rows", text }];
}
