/** `35*************123`: enough to recognise a person one already knows, not to find one. */
export function maskId(id: string): string {
  if (id.length < 8) return "*".repeat(id.length);
  return `${id.slice(0, 2)}${"*".repeat(id.length - 5)}${id.slice(-3)}`;
}

/** `张*`, `张*三`, `买买提·***`. */
export function maskName(name: string): string {
  const [first = "", ...rest] = name.split("·");
  if (rest.length > 0) return `${first}·${"*".repeat(rest.join("·").length)}`;
  const letters = [...name];
  if (letters.length <= 1) return "*".repeat(letters.length);
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${"*".repeat(letters.length - 2)}${letters.at(-1)}`;
}

/** `138****1234`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? "*".repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** Strike out what in a free text looks like an ID, an account or a telephone number. */
export function maskNumbers(text: string): string {
  return text.replace(/\d{15,19}[0-9Xx]?/g, maskId).replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone);
}
