/**
 * Leads of wire copy with a form of their own: Chinese ones, a stroke after a known place, an agency named as the source.
 * Part of step 8 of stage 4 (`place.ts`).
 */
import { afterWords, foldedWords } from '../text/fold.ts';
import { agenciesIn } from './credits.ts';
import { isKnownPlace, type Lead } from './place.ts';
import { AGENCIES, AGENCY_INTROS } from './vocabulary.ts';

export function specialLead(text: string): Lead | null {
  return eastAsianLead(text) ?? strokeLead(text) ?? attributedLead(text);
}

/** «به گزارش ایسنا، …»: the agency that a text begins by naming as its source. */
function attributedLead(text: string): Lead | null {
  const words = foldedWords(text.slice(0, ATTRIBUTION_LENGTH));
  const intro = AGENCY_INTROS.at(words, 0);
  const hit = intro === null || intro.length < 2 ? null : AGENCIES.at(words, intro.length);
  if (intro === null || hit === null) return null;
  const rest = afterWords(text, intro.length);
  const name = rest.slice(0, rest.length - afterWords(rest, hit.length).length).trim();
  const agency = [{ key: hit.value, name }];
  return {
    place: null,
    agency,
    outlet: null,
    names: [],
    dated: null,
    text: text.slice(0, text.length - afterWords(rest, hit.length).length),
  };
}

/** Characters of an attribution. */
const ATTRIBUTION_LENGTH = 50;

/** «بغداد/واع قالت …»: after a known place the stroke is sign enough. */
function strokeLead(text: string): Lead | null {
  const { place, rest } = /^(?<place>[^/]{2,30}?)\s?\/\s?(?<rest>[^/]+)$/u.exec(text)?.groups ?? {};
  if (place === undefined || rest === undefined || !isKnownPlace(place)) return null;
  const hit = AGENCIES.at(foldedWords(rest), 0);
  if (hit === null) return null;
  const name = rest.slice(0, rest.length - afterWords(rest, hit.length).length).trim();
  const agency = [{ key: hit.value, name }];
  return { place, agency, outlet: null, names: [], dated: null, text: `${place}/${name}` };
}

/** «新华社北京3月5日电（记者张文澜）…»: agency or paper, place, day, "by wire", reporters. */
const EAST_ASIAN =
  /^(?<agency>\p{Script=Han}{1,5}?[社报報网網])(?<place>\p{Script=Han}{2,8}?)(?<date>\d{1,2}月\d{1,2}日)电\s?(?:[（(]\s?记者\s?(?<names>[^（()）]{2,24})[)）])?/u;

/** «本报讯（记者 陈璐）», «江城晚报讯(记者陈璐)» */
const HAN_REPORTERS = /^\p{Script=Han}{0,8}[（(]\s?(?:\p{Script=Han}{0,6}记者)\s?(?<names>[^（()）]{2,24})[)）]/u;

function reportersLead(text: string): Lead | null {
  const match = HAN_REPORTERS.exec(text);
  const names = match?.groups?.['names']?.split(/[\s、，]+/).filter((name) => name !== '') ?? [];
  return match === null || names.length === 0
    ? null
    : { place: null, agency: [], outlet: null, names, dated: null, text: match[0] };
}

function eastAsianLead(text: string): Lead | null {
  const match = EAST_ASIAN.exec(text);
  const { agency, place, date, names } = match?.groups ?? {};
  if (match === null || agency === undefined || place === undefined || date === undefined) return reportersLead(text);
  return {
    place,
    agency: agenciesIn(agency),
    outlet: null,
    names: names?.split(/[\s、，]+/).filter((name) => name !== '') ?? [],
    dated: date,
    text: match[0],
  };
}
