import type { CodeTable } from './code.ts'

/** 职级 of an enterprise: there is no national scale, each has its own ladder (docs/law/codes.md §3). Highest first. */
export const ranks: CodeTable = {
  key: 'rank',
  codes: [
    { code: 'C1', name: '公司正职', en: 'Company, chief' },
    { code: 'C2', name: '公司副职', en: 'Company, deputy' },
    { code: 'C3', name: '公司助理级', en: 'Company, assistant' },
    { code: 'M1', name: '中层正职', en: 'Middle level, chief' },
    { code: 'M2', name: '中层副职', en: 'Middle level, deputy' },
    { code: 'S1', name: '主管', en: 'Supervisor' },
    { code: 'S2', name: '专员', en: 'Specialist' },
    { code: 'S3', name: '一般员工', en: 'Staff' },
  ],
}
