import type { CodeTable } from './code.ts'

/** 证件种类. `111` is the one with the checksum of GB 11643. */
export const idTypes: CodeTable = {
  key: 'id-type',
  codes: [
    { code: '111', name: '居民身份证', en: 'Resident identity card' },
    { code: '114', name: '军官证', en: 'Officer’s identity card' },
    { code: '414', name: '护照', en: 'Passport' },
    { code: '516', name: '港澳居民来往内地通行证', en: 'Mainland travel permit for Hong Kong and Macao residents' },
    { code: '511', name: '台湾居民来往大陆通行证', en: 'Mainland travel permit for Taiwan residents' },
    { code: '553', name: '外国人永久居留身份证', en: 'Foreign permanent resident identity card' },
    { code: '990', name: '其他证件', en: 'Other' },
  ],
}

export const residentCard = '111'
