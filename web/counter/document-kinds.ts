/** Kinds of identity documents with their names: kind, Chinese, English. */
export const documentKinds: readonly (readonly [kind: string, zh: string, en: string])[] = [
  ['resident-card', '居民身份证', 'Resident ID card'], ['temporary-card', '临时身份证', 'Temporary ID card'], ['household-register', '户口簿', 'Household register'],
  ['passport', '护照', 'Passport'], ['permanent-residence', '外国人永久居留身份证', 'Permanent residence card'], ['hk-macau-permit', '港澳居民通行证', 'Hong Kong/Macau permit'],
  ['taiwan-permit', '台湾居民通行证', 'Taiwan permit'], ['residence-permit', '港澳台居民居住证', 'HK/Macau/Taiwan residence permit'],
]
