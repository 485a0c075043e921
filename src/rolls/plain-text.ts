/** Nearly every cell: nothing in it that could be folded or taken out. */
const ALREADY_PLAIN = /^[0-9A-Za-z\u4e00-\u9fff]*$/;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/gu;

/**
 * The text as a comparison sees it: full-width folded, every space and hidden character gone,
 * leading apostrophe gone, closing punctuation gone. Never shown to a user.
 */
export function plainText(text: string): string {
  if (ALREADY_PLAIN.test(text)) return text;
  return text
    .normalize("NFKC")
    .replace(HIDDEN, "")
    .replace(/^'+/, "")
    .replace(/[。.;；,，:：]+$/u, "");
}

/** The text in half-width characters and without blanks, its signs as they stand. */
export function unspaced(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "");
}
