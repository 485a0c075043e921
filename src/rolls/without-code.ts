/** 02-户主 and 户主(02), as systems write a code with its name: the name alone. */
export function withoutCode(text: string): string {
  return text
    .replace(/^\d{1,2}[-_.、:|/]?(?=\p{Script=Han})/u, "")
    .replace(/(?<=\p{Script=Han})[-_.、:|/]?(\(\d{1,2}\)|\d{1,2})$/u, "");
}
