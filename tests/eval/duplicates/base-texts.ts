/**
 * The texts that pairs are made of by edits: articles that were written for this project, as an editor reads them, whatever the parser
 * makes of them. Of a parse case they are its body lines, of a sample document the lines from its stated beginning to its stated end.
 */
import { type CaseSet, parseCaseFiles } from '../case-files.ts';
import { readCase } from '../parse/read-case.ts';
import { type ExpectedArticle, expectedFiles, sampleBytes } from '../sample-docs.ts';

export type BaseText = {
  readonly set: CaseSet;
  /** `development/ar-51-gulf-daily-plain`, `development/01-port-strike` */
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
};

/** Long enough that a third of it is still an article. */
const LEAST_PARAGRAPHS = 4;
const LEAST_CHARACTERS = 700;
/** Chinese says in a third of the characters what the others say. */
const LEAST_CHARACTERS_HAN = 250;

/** Of a text that is broken into lines of one width, fewer lines end with a sentence; they are no paragraphs to be cut or moved. */
const LINES_ENDING_SENTENCES = 0.7;
const SENTENCE_END = /[.!?؟。！？؛:…۔]["»”’)\]]*\s*$/u;

/** In one order everywhere. */
export async function baseTexts(): Promise<readonly BaseText[]> {
  const texts = [...(await fromParseCases()), ...(await fromSampleDocs())];
  return texts.filter(({ language, paragraphs }) => {
    const characters = paragraphs.join('').length;
    const endings = paragraphs.filter((paragraph) => SENTENCE_END.test(paragraph)).length;
    return (
      paragraphs.length >= LEAST_PARAGRAPHS &&
      characters >= (language === 'zh' ? LEAST_CHARACTERS_HAN : LEAST_CHARACTERS) &&
      endings >= LINES_ENDING_SENTENCES * paragraphs.length
    );
  });
}

const BODY_ROLES: ReadonlySet<string | null> = new Set(['body', 'quote', 'list-item']);

async function fromParseCases(): Promise<readonly BaseText[]> {
  return (await parseCaseFiles()).flatMap(({ set, name, text }) => {
    const { language, articles, lines } = readCase(name, text);
    return (articles ?? []).flatMap(({ headline }, index): BaseText[] => {
      if (language === null || headline === null) return [];
      const own = lines.filter(({ role, article }) => article === index && BODY_ROLES.has(role));
      const paragraphs = own.map((line) => line.text.trim());
      return [{ set, name: numbered(name.replace(/\.case$/, ''), index), language, headline, paragraphs }];
    });
  });
}

/** Copies among them are left out: two bases are two texts. */
async function fromSampleDocs(): Promise<readonly BaseText[]> {
  const files = await expectedFiles();
  const texts = files.map(async ({ file, charset = 'utf-8', articles }): Promise<BaseText[]> => {
    if (articles.length === 0) return [];
    const document = new TextDecoder(charset).decode(await sampleBytes(file));
    return articles.flatMap((article, index): BaseText[] => {
      const { headline, language, duplicate } = article;
      if (headline === null || duplicate !== null) return [];
      const name = numbered(`development/${file.replace(/\.txt$/, '')}`, index);
      return [{ set: 'development', name, language, headline, paragraphs: paragraphsOf(article, document) }];
    });
  });
  return (await Promise.all(texts)).flat();
}

function paragraphsOf({ bodyStartsWith, bodyEndsWith, bodyExcludes }: ExpectedArticle, document: string): string[] {
  const start = document.indexOf(bodyStartsWith);
  const end = document.indexOf(bodyEndsWith, start) + bodyEndsWith.length;
  if (start < 0 || end < start) return [];
  return document
    .slice(start, end)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => SENTENCE_END.test(line) && !bodyExcludes.some((foreign) => line.includes(foreign)));
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name} ${index + 1}`;
}
