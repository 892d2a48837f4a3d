/**
 * What the section that an outlet put an article in says about its topics. Sections are not topics ("world" cuts across politics and
 * conflict), so a section may be sure of some topics, leave others open, and for the rest the lexicon is asked.
 */

export type SectionTopics = {
  /** Top-level topics, two digits, that nearly every article of the section is about. */
  readonly sure: readonly string[];
  /** Those that it may well be about: neither is learnt. */
  readonly open: readonly string[];
};

const none: SectionTopics = { sure: [], open: [] };
const section = (sure: string, open = ''): SectionTopics => ({
  sure: sure.split(' ').filter(Boolean),
  open: open.split(' ').filter(Boolean),
});

/** Sections of the Arabic corpora, by outlet. */
const ARABIC: Readonly<Record<string, Readonly<Record<string, SectionTopics>>>> = {
  AlKhaleej: {
    Culture: section('01', '05 08 12 14'),
    Finance: section('04', '09 11 13'),
    Medical: section('07', '06 08 10 13 14'),
    Politics: section('', '11 16 02'),
    Religion: section('12', '01 05 08 14'),
    Sports: section('15', '08'),
    Technology: section('13', '04'),
  },
  SkyNews: {
    sport: section('15', '08'),
    economy: section('04', '09 11'),
    technology: section('13', '04 02 07 06'),
  },
  Alarabia: {
    sport: section('15', '08'),
    economy: section('04', '09 11'),
    technology: section('13', '04'),
    culture: section('01', '08'),
  },
  Jawhara: {
    sport: section('15', '08'),
    economy: section('04', '09 11'),
    culture: section('01', '08'),
    politic: section('11', '16 02'),
    technology: section('13', '04 10'),
    society: section('', '14 10 08 07'),
    diverse: section('', '08 10 01'),
  },
};

/** Issues of AllSides. */
const ENGLISH: Readonly<Record<string, SectionTopics>> = {
  elections: section('11'),
  politics: section('11'),
  white_house: section('11'),
  us_senate: section('11'),
  us_house: section('11'),
  us_congress: section('11'),
  impeachment: section('11', '02'),
  republican_party: section('11'),
  democratic_party: section('11'),
  campaign_finance: section('11', '04'),
  foreign_policy: section('11', '16'),
  state_department: section('11'),
  tea_party: section('11'),
  national_security: section('', '11 16'),
  national_defense: section('', '11 16'),
  us_military: section('', '11 16'),
  middle_east: section('', '11 16'),
  north_korea: section('11', '16'),
  immigration: section('14', '11 02'),
  healthcare: section('07', '11'),
  public_health: section('07'),
  coronavirus: section('07', '11 04'),
  ebola: section('07'),
  media_bias: section('01', '11'),
  media_industry: section('01', '04'),
  arts_and_entertainment: section('01', '08'),
  culture: section('', '01 14 08'),
  gun_control_and_gun_rights: section('', '02 11 14'),
  violence_in_america: section('02', '16'),
  supreme_court: section('02', '11'),
  justice_department: section('02', '11'),
  justice: section('02'),
  criminal_justice: section('02'),
  fbi: section('02', '11'),
  terrorism: section('16', '02 11'),
  isis: section('16', '11'),
  federal_budget: section('11 04'),
  fiscal_cliff: section('11 04'),
  economy_and_jobs: section('04', '09'),
  economic_policy: section('04', '11'),
  trade: section('04', '11'),
  taxes: section('04', '11'),
  treasury: section('04', '11'),
  banking_and_finance: section('04'),
  business: section('04'),
  energy: section('04', '06'),
  labor: section('09', '04 11'),
  environment: section('06', '11 13'),
  epa: section('06', '11'),
  education: section('05', '11 14'),
  race_and_racism: section('14', '02'),
  lgbt_rights: section('14', '11 02'),
  civil_rights: section('14', '02 11'),
  abortion: section('', '14 11 07 02'),
  womens_issues: section('14'),
  inequality: section('14', '04'),
  religion_and_faith: section('12', '14'),
  technology: section('13', '04'),
  cybersecurity: section('13', '02 11'),
  science: section('13'),
  sports: section('15'),
  disaster: section('03', '17'),
};

/** @returns no topics for a section that is not known */
export function sectionTopics(outlet: string, name: string): SectionTopics {
  return ARABIC[outlet]?.[name] ?? ENGLISH[name] ?? none;
}
