/**
 * A workbook as Excel, WPS and LibreOffice open it with a password: agile encryption of ECMA-376 (AES-256, SHA-512,
 * 100,000 rounds). About a second a file, spent on making the password dear to guess.
 */
export async function encryptBook(bytes: Buffer, password: string): Promise<Buffer> {
  // Most runs write no encrypted book, and loading this takes as long as three books.
  const { default: officeCrypto } = await import("officecrypto-tool");
  return officeCrypto.encrypt(bytes, { password });
}
