import type { CodeTable } from '#domain/codes/code.ts'

/**
 * 学历 in the words of the form (ZB64, current edition). Editions disagree on the codes: names are exchanged, never these
 * (domain.md §3.2).
 */
export const educationLevels: CodeTable = {
  key: 'education-level',
  codes: [
    { code: '11', name: '研究生', en: 'Postgraduate' },
    { code: '12', name: '研究生班', en: 'Postgraduate course' },
    { code: '1A', name: '中央党校研究生', en: 'Postgraduate, Central Party School' },
    { code: '1B', name: '省（区、市）委党校研究生', en: 'Postgraduate, provincial Party school' },
    { code: '21', name: '大学', en: 'University' },
    { code: '22', name: '中央党校大学', en: 'University, Central Party School' },
    { code: '23', name: '省（区、市）委党校大学', en: 'University, provincial Party school' },
    { code: '31', name: '大专', en: 'Junior college' },
    { code: '32', name: '省（区、市）委党校大专', en: 'Junior college, provincial Party school' },
    { code: '33', name: '大学普通班', en: 'University, general class (1970–1976)' },
    { code: '34', name: '中央党校大专', en: 'Junior college, Central Party School' },
    { code: '35', name: '中专', en: 'Secondary specialised school' },
    { code: '36', name: '中技', en: 'Skilled workers’ school' },
    { code: '37', name: '高中', en: 'Senior high school' },
    { code: '38', name: '初中', en: 'Junior high school' },
    { code: '39', name: '小学', en: 'Primary school' },
  ],
}

/** 全日制 and 在职: the two halves of the form's 学历学位. */
export const educationModes: CodeTable = {
  key: 'education-mode',
  codes: [
    { code: '1', name: '全日制教育', en: 'Full-time' },
    { code: '2', name: '在职教育', en: 'In-service' },
  ],
}
