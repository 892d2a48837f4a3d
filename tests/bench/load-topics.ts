/** What a fresh process needs until it has classified its first articles: bundled and loaded by `topics.ts`. */
import { readText } from '../../pipeline/classify/article-text.ts';
import { classify } from '../../pipeline/classify/classify.ts';

export function handler(): number {
  const arabic = classify(
    readText('المنتخب يفوز في الدوري', 'فاز المنتخب على ضيفه بهدفين في مباراة الجولة الثالثة.'),
    'ar',
  );
  const english = classify(
    readText('Earthquake kills 12', 'Rescuers searched under the rubble after the earthquake.'),
    'en',
  );
  return arabic.length + english.length;
}
