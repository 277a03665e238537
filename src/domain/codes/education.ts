import type { CodeTable } from './code.ts'

/**
 * 学历 in the words of the form (ZB64, current edition). Editions disagree on the codes: names are exchanged, never these
 * (docs/law/codes.md §2).
 */
export const educationLevels: CodeTable = {
  key: 'education-level',
  codes: [
    { code: '11', name: '研究生', en: 'Postgraduate', also: ['硕士', '博士'], wordings: /^(?:硕士|博士)研究生$/ },
    { code: '12', name: '研究生班', en: 'Postgraduate course' },
    { code: '1A', name: '中央党校研究生', en: 'Postgraduate, Central Party School', also: ['中共中央党校研究生'] },
    {
      code: '1B',
      name: '省（区、市）委党校研究生',
      en: 'Postgraduate, provincial Party school',
      wordings: /^.*[省市区]委党校(?:在职)?研究生$/,
    },
    { code: '21', name: '大学', en: 'University', also: ['大学本科', '本科', '大本'] },
    {
      code: '22',
      name: '中央党校大学',
      en: 'University, Central Party School',
      also: ['中共中央党校大学', '中央党校本科'],
    },
    {
      code: '23',
      name: '省（区、市）委党校大学',
      en: 'University, provincial Party school',
      wordings: /^.*[省市区]委党校(?:在职)?(?:大学|本科)$/,
    },
    { code: '31', name: '大专', en: 'Junior college', also: ['大学专科', '专科'] },
    {
      code: '32',
      name: '省（区、市）委党校大专',
      en: 'Junior college, provincial Party school',
      wordings: /^.*[省市区]委党校(?:在职)?大专$/,
    },
    { code: '33', name: '大学普通班', en: 'University, general class (1970–1976)' },
    { code: '34', name: '中央党校大专', en: 'Junior college, Central Party School' },
    { code: '35', name: '中专', en: 'Secondary specialised school', also: ['中等专科', '中师'] },
    { code: '36', name: '中技', en: 'Skilled workers’ school', also: ['技校'] },
    { code: '37', name: '高中', en: 'Senior high school', also: ['普通高中'] },
    { code: '38', name: '初中', en: 'Junior high school', also: ['初级中学'] },
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
