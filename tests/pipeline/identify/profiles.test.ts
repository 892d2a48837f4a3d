import { expect, it } from 'vitest';
import { packEld } from './pack-eld.ts';

it('ships the n-gram set of the installed eld, packed', async () => {
  await expect(await packEld()).toMatchFileSnapshot('../../../pipeline/identify/profiles.json');
});
