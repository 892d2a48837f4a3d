/**
 * What each language adds to the country names of CLDR. A language without a file has CLDR's names alone.
 */
import ar from './names/ar.json' with { type: 'json' };
import ckb from './names/ckb.json' with { type: 'json' };
import de from './names/de.json' with { type: 'json' };
import en from './names/en.json' with { type: 'json' };
import es from './names/es.json' with { type: 'json' };
import fa from './names/fa.json' with { type: 'json' };
import fr from './names/fr.json' with { type: 'json' };
import he from './names/he.json' with { type: 'json' };
import id from './names/id.json' with { type: 'json' };
import it from './names/it.json' with { type: 'json' };
import ps from './names/ps.json' with { type: 'json' };
import pt from './names/pt.json' with { type: 'json' };
import ru from './names/ru.json' with { type: 'json' };
import tr from './names/tr.json' with { type: 'json' };
import ur from './names/ur.json' with { type: 'json' };
import zh from './names/zh.json' with { type: 'json' };

/** Country codes, or several with a space between them → phrases with a comma between them. */
type Lists = Readonly<Record<string, string>>;

/**
 * Phrases are written as in print. A capital asks for a capital in the text, a word of capitals for capitals ("US").
 * A phrase after `=` has no endings.
 */
export type LanguageData = {
  /** Further CLDR locales: other scripts and spellings of the language. */
  readonly locales?: readonly string[];
  /** In CLDR's names → in print. */
  readonly replacements?: Readonly<Record<string, string>>;
  /** Letters written together with the following word, those that come first in front. */
  readonly clitics?: readonly string[];
  /** Written together with its word; demonyms are found with and without it. */
  readonly article?: string;
  readonly names?: Lists;
  /** Rows of endings, the listed one first: see `inflect.ts`. */
  readonly nameParadigms?: readonly string[];
  readonly demonyms?: Lists;
  readonly demonymParadigms?: readonly string[];
  /** CLDR names that are ordinary words of the language. */
  readonly unused?: string;
  /** Phrases with a country's name in them that mean something else. */
  readonly otherwise?: readonly string[];
  /** Names that also have another meaning, or are two countries': they need evidence. */
  readonly uncertain?: Lists;
  /** Capitals, leaders, neighbours … of the countries that have uncertain names. No mentions themselves. */
  readonly evidence?: Lists;
  /** Country names that people bear, too. */
  readonly givenNames?: Lists;
  readonly functionWords?: string;
  readonly languageBefore?: string;
  readonly languageAfter?: string;
};

const LANGUAGES: Readonly<Record<string, LanguageData>> = {
  ar,
  ckb,
  de,
  en,
  es,
  fa,
  fr,
  he,
  id,
  it,
  ps,
  pt,
  ru,
  tr,
  ur,
  zh,
};

export function languageData(language: string): LanguageData {
  return LANGUAGES[language] ?? {};
}
