/**
 * S3's XML: answers are built by template, requests are read by the parser that the SDK brings along.
 */
import { parseXML } from '@aws-sdk/xml-builder';
import { z } from 'zod';
import { branch } from '../xml.ts';
import { S3Error } from './errors.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
export const xmlDocument = (root: string, ...children: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">${children.join('')}</${root}>`;

/** Errors alone carry no namespace. */
export const errorDocument = (...children: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${branch('Error', ...children)}`;

/** One child element reads as a value, several as a list: both become a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item));

export function readXml<T>(text: string, schema: z.ZodType<T>): T {
  let parsed: unknown;
  try {
    parsed = parseXML(text);
  } catch (cause) {
    throw new S3Error('MalformedXML', `The XML you provided was not well-formed: ${String(cause)}`);
  }
  const read = schema.safeParse(parsed);
  if (!read.success)
    throw new S3Error('MalformedXML', `The XML does not fit the schema: ${z.prettifyError(read.error)}`);
  return read.data;
}
