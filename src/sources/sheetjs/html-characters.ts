/** What SheetJS reads by itself, and what would otherwise begin a tag or another reference. */
const KEPT: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

/** Beyond those that SheetJS knows. */
const NAMED: Readonly<Record<string, string>> = {
  times: "×",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  bull: "•",
};

const REFERENCE =
  /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(times|mdash|ndash|hellip|[lr][ds]quo|bull));/g;

/**
 * HTML with its characters in place of their numbers, as many systems export them: SheetJS leaves &#29579;&#31119; and &#x27; as they stand, and
 * a name or number so written would be nobody's.
 */
export function htmlCharacters(html: string): string {
  if (!html.includes("&")) return html;
  return html.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    if (code === 0 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)) return whole;
    const character = String.fromCodePoint(code);
    return KEPT[character] ?? character;
  });
}
