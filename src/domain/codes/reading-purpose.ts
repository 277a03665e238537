import type { CodeTable } from './code.ts'

/** 查阅事由: the grounds on which a unit reads a cadre's dossier, a closed list (docs/law/reading.md §1). */
export const readingPurposes: CodeTable = {
  key: 'reading-purpose',
  codes: [
    { code: '1', name: '政治审查、发展党员、党员教育管理', en: 'Political review, party membership' },
    {
      code: '2',
      name: '录用、聘用、考核、考察、任免、调配、职级、教育培养、职称、表彰、工资、退休、社保、治丧等',
      en: 'Hiring, appraisal, appointment, transfer, training, titles, pay, retirement',
    },
    { code: '3', name: '人才引进、培养、评选、推送', en: 'Recruiting and furthering talent' },
    {
      code: '4',
      name: '巡视巡察、选人用人检查、组织处理、纪律处分、案件查办',
      en: 'Inspection, discipline, investigation',
    },
    { code: '5', name: '经批准的编史修志、撰写大事记和传记', en: 'Approved histories and biographies' },
    { code: '6', name: '档案日常管理、档案研究', en: 'Keeping and study of dossiers' },
    { code: '7', name: '按规定需要查阅的其他情形', en: 'Other grounds by regulation' },
  ],
}
