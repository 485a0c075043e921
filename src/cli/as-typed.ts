/** A path as it must be typed in a command: in quotes where it holds blanks or brackets, which both cmd.exe and shells split at. */
export function asTyped(path: string): string {
  return /[\s()&;'|<>]/.test(path) ? `"${path}"` : path;
}
