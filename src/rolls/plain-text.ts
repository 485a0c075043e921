const HIDDEN = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/gu;

/**
 * The text as a comparison sees it: full-width folded, every space and hidden character gone,
 * leading apostrophe gone, closing punctuation gone. Never shown to a user.
 */
export function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(HIDDEN, "")
    .replace(/^'+/, "")
    .replace(/[。.;；,，:：]+$/u, "");
}
