/** Stage 7, classify: numbers as they are shipped, base64 in JSON. Little-endian, as every machine that runs this is. */

export function uint16s(base64: string): Uint16Array {
  return new Uint16Array(copied(base64));
}

export function int8s(base64: string): Int8Array {
  return new Int8Array(copied(base64));
}

/** A buffer of its own: Buffer's shared one may begin at an odd place. */
function copied(base64: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(base64, 'base64')).buffer;
}
