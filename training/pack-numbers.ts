/** Numbers as `pipeline/classify/packed-numbers.ts` reads them: base64 of their bytes. */
export function packed(numbers: Uint16Array | Int8Array): string {
  return Buffer.from(numbers.buffer).toString('base64');
}
