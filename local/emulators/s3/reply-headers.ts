/** Headers that several operations answer with. */
import { type Checksum, checksumHeader } from './checksums.ts';

export const versionHeader = (versionId: string | null): Readonly<Record<string, string>> =>
  versionId === null ? {} : { 'x-amz-version-id': versionId };

export const checksumHeaders = (checksum: Checksum | null): Readonly<Record<string, string>> =>
  checksum === null
    ? {}
    : { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
