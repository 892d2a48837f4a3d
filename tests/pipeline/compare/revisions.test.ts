import { describe, expect, it } from 'vitest';
import { originOf } from '../../../pipeline/compare/origin.ts';
import { revisionsOf, type Version } from '../../../pipeline/compare/revisions.ts';

const at = (hour: number) => `2024-03-05T${String(hour).padStart(2, '0')}:00:00.000Z`;
const version = (id: string, more: Partial<Version> = {}): Version => ({
  id,
  text: id,
  outlet: 'المدن',
  url: null,
  sortAt: at(8),
  updatedAt: null,
  uploadedAt: at(12),
  ...more,
});
const always = () => true;

describe('revisions', () => {
  it('are ordered by what they state, the newest being current', () => {
    const members = [
      version('c', { sortAt: at(8), updatedAt: '2024-03-05T11:30:00' }),
      version('a', { sortAt: at(9) }),
      version('b', { sortAt: at(8) }),
    ];
    expect(revisionsOf(members, always)).toEqual(
      new Map([
        ['b', { number: 1, of: 3, previous: null, next: 'a', current: 'c' }],
        ['a', { number: 2, of: 3, previous: 'b', next: 'c', current: 'c' }],
        ['c', { number: 3, of: 3, previous: 'a', next: null, current: 'c' }],
      ]),
    );
  });

  it('of the same statement are ordered by upload, then by id', () => {
    const members = [version('b'), version('c', { uploadedAt: at(11) }), version('a')];
    expect(revisionsOf(members, always).get('b')).toMatchObject({ number: 3, previous: 'a' });
    expect(revisionsOf(members, always).get('c')).toMatchObject({ number: 1 });
  });

  it.each<[string, Version[]]>([
    ['two outlets', [version('a'), version('b', { outlet: 'الغد' })]],
    ['outlets that nobody names', [version('a', { outlet: null }), version('b', { outlet: null })]],
    ['one text uploaded twice', [version('a', { text: 't' }), version('b', { text: 't' })]],
  ])('are none of %s', (_what, members) => {
    expect(revisionsOf(members, always)).toEqual(new Map());
  });

  it('of an outlet that uploads one twice leave the second one out', () => {
    const members = [version('a', { text: 't' }), version('b', { text: 't', uploadedAt: at(13) }), version('c')];
    expect([...revisionsOf(members, always).keys()].sort()).toEqual(['a', 'c']);
  });

  it('are those under one URL, too', () => {
    const url = 'https://example.org/1';
    const members = [version('a', { outlet: null, url }), version('b', { outlet: null, url })];
    expect(revisionsOf(members, always).size).toBe(2);
  });

  it('are only what is linked directly: one outlet may print two pieces of a group', () => {
    expect(revisionsOf([version('a'), version('b')], () => false)).toEqual(new Map());
  });
});

describe('origin', () => {
  const credited = (id: string, hour: number, source: string | null, ...agency: string[]) => ({
    ...version(id, { sortAt: at(hour) }),
    source,
    agency,
  });
  const uncredited = credited('b', 9, 'الغد');
  const agencyCopy = credited('c', 10, 'المدن', 'رويترز');
  const first = credited('a', 8, 'البلد');

  it('is the agency that the article credits', () => {
    expect(originOf(agencyCopy, [first, agencyCopy])).toEqual({ kind: 'agency', name: 'رويترز', from: 'c' });
  });
  it('is the agency that a copy of it credits', () => {
    expect(originOf(uncredited, [first, uncredited, agencyCopy])).toMatchObject({ name: 'رويترز', from: 'c' });
  });
  it('is the outlet that had it first, where no agency is credited', () => {
    expect(originOf(uncredited, [uncredited, first])).toEqual({ kind: 'outlet', name: 'البلد', from: 'a' });
  });
  it('is unknown for the first, for another text of the same outlet, and where the first names no outlet', () => {
    expect(originOf(first, [uncredited, first])).toBeNull();
    expect(originOf(uncredited, [uncredited, credited('a', 8, 'الغد')])).toBeNull();
    expect(originOf(uncredited, [uncredited, credited('a', 8, null)])).toBeNull();
  });
});
