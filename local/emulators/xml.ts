/** Writes XML by template. Control characters, which keys and messages may hold, go out as references, as AWS sends them. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeText = (text: string): string =>
  text.replace(/[&<>"\u0000-\u001f\u007f\ufffe\uffff]/g, (c) => ENTITIES[c] ?? `&#x${c.charCodeAt(0).toString(16)};`);

/** `<name>text</name>`, or nothing for `null`. */
export const leaf = (name: string, value: string | number | boolean | null): string =>
  value === null ? '' : `<${name}>${escapeText(String(value))}</${name}>`;

export const branch = (name: string, ...children: readonly string[]): string =>
  `<${name}>${children.join('')}</${name}>`;
