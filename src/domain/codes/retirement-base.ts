import type { CodeTable } from './code.ts'

/**
 * 女性适用退休年龄 before the reform: 55 in posts of management and technology, 50 in those of production and service. Which of
 * the two applies is a fact of the post that nothing else tells (docs/law/retirement.md §1).
 */
export const retirementBases: CodeTable = {
  key: 'retirement-base',
  codes: [
    {
      code: '55',
      name: '55岁（管理、技术岗位）',
      en: '55 (management or technical post)',
      also: ['55', '55岁', '女干部'],
    },
    {
      code: '50',
      name: '50岁（生产、服务岗位）',
      en: '50 (production or service post)',
      also: ['50', '50岁', '女工人'],
    },
  ],
}
