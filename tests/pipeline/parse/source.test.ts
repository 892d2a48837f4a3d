import { describe, expect, it } from 'vitest';
import { copyrightHolder, sourceIn } from '../../../pipeline/parse/source.ts';

describe('a source line', () => {
  it.each([
    ['المصدر: المرفأ', 'المرفأ'],
    ['المصدر : صحيفة الضفاف', 'صحيفة الضفاف'],
    ['Source: The Harbour Gazette', 'The Harbour Gazette'],
    ['(نقلا عن وكالة نهرين)', 'وكالة نهرين'],
    ['المصدر الأول للدخل في القرية هو الصيد', null],
    ['المصدر:', null],
  ])('%s names %s', (line, source) => {
    expect(sourceIn(line)).toBe(source);
  });
});

describe('a copyright line', () => {
  it.each([
    ['© 2024 The Harbour Gazette. All rights reserved.', 'The Harbour Gazette'],
    ['Copyright (c) 2019 Northford Post', 'Northford Post'],
    ['© 2021 All rights reserved', null],
    ['© 2021', null],
    ['copyright 2020 by law', null],
  ])('%s names %s', (line, holder) => {
    expect(copyrightHolder(line)).toBe(holder);
  });
});
