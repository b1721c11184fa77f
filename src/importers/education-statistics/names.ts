/**
 * A heading as all editions would have it: small letters, words joined with `_`, `%` as `pct`, `+` as `plus`.
 * `Duration_21+_days` is `duration_21plus_days`, and `turnover_rate_fte_%` is `turnover_rate_fte_pct`.
 */
export function plainName(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/%/g, 'pct')
    .replace(/\+/g, 'plus')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** What a column of the common layout says of a row. */
export type Standing =
  | 'time'
  | 'identifier'
  | 'level'
  | 'countryCode'
  | 'countryName'
  | 'regionCode'
  | 'regionName'
  | 'ons'
  | 'dfe'
  | 'laName'
  | 'placeCode'
  | 'placeName'

/**
 * The columns that every file of Explore Education Statistics has, and the names that its table tool and older
 * editions give them. `placeCode` and `placeName` are of whatever level the row has.
 */
const standing: Readonly<Record<string, Standing>> = {
  time_period: 'time',
  time_identifier: 'identifier',
  geographic_level: 'level',
  geography_level: 'level',
  country_code: 'countryCode',
  country_name: 'countryName',
  country: 'countryName',
  region_code: 'regionCode',
  region_name: 'regionName',
  region: 'regionName',
  new_la_code: 'ons',
  la_code: 'ons',
  local_authority_code: 'ons',
  old_la_code: 'dfe',
  la_number: 'dfe',
  la_name: 'laName',
  local_authority: 'laName',
  local_authority_name: 'laName',
  location_code: 'placeCode',
  location: 'placeName',
}

/** What a column says of the row’s place and time, by its plain name; undefined for a filter or a figure. */
export function standingOf(plain: string): Standing | undefined {
  return Object.hasOwn(standing, plain) ? standing[plain] : undefined
}

/**
 * Columns of other geographies that the layout allows. They say where a row is and are no filters: a school’s or a
 * constituency’s row keeps its name and code by them.
 */
export const otherPlace =
  /^(lad|pcon|ward|sponsor|trust|school|provider|mat|mca|lep|lsip|pfa|rsc_region|opportunity_area|english_devolved_area|local_authority_district|local_enterprise_partnership|local_skills_improvement_plan_area|parliamentary_constituency|planning_area|police_force_area|institution|multi_academy_trust)(_(lead))?_(code|name|id|urn|laestab|ukprn)$/
