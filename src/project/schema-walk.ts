import type { z } from "zod";

/** The little of a zod schema's inside that walking a path needs. */
interface Inner {
  def: {
    type: string;
    shape?: Record<string, Inner>;
    element?: Inner;
    valueType?: Inner;
    innerType?: Inner;
    in?: Inner;
  };
  description?: string;
}

/** The schema at a path through objects, records and lists; undefined where the path leaves the schema. */
export function schemaAt(root: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let current: Inner | undefined = root as unknown as Inner;
  for (const step of path) {
    const { def } = unwrap(current);
    if (def.shape) current = def.shape[String(step)];
    else current = def.element ?? def.valueType;
    if (!current) return undefined;
  }
  return current as unknown as z.ZodType;
}

/** Chinese label of the innermost described thing on a path. */
export function labelAt(root: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    let inner = schemaAt(root, path.slice(0, length)) as unknown as Inner | undefined;
    while (inner) {
      if (inner.description) return inner.description;
      inner = inner.def.innerType ?? inner.def.in;
    }
  }
  return undefined;
}

/** The keys an object knows at a path; empty for records, lists and leaves. */
export function keysAt(root: z.ZodType, path: readonly PropertyKey[]): string[] {
  const schema = schemaAt(root, path);
  return schema ? Object.keys(unwrap(schema as unknown as Inner).def.shape ?? {}) : [];
}

/** `object`, `record`, `array` or the type of a leaf. */
export function typeAt(root: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  const schema = schemaAt(root, path);
  return schema ? unwrap(schema as unknown as Inner).def.type : undefined;
}

function unwrap(schema: Inner): Inner {
  let current = schema;
  for (;;) {
    const next = current.def.innerType ?? current.def.in;
    if (!next) return current;
    current = next;
  }
}
