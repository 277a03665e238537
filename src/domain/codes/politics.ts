import type { CodeTable } from '#domain/codes/code.ts'

/** GB/T 4762 政治面貌. */
export const politics: CodeTable = {
  key: 'politics',
  codes: [
    { code: '01', name: '中共党员', en: 'CPC member' },
    { code: '02', name: '中共预备党员', en: 'CPC probationary member' },
    { code: '03', name: '共青团员', en: 'Communist Youth League member' },
    { code: '04', name: '民革', en: 'Revolutionary Committee of the Kuomintang' },
    { code: '05', name: '民盟', en: 'China Democratic League' },
    { code: '06', name: '民建', en: 'China National Democratic Construction Association' },
    { code: '07', name: '民进', en: 'China Association for Promoting Democracy' },
    { code: '08', name: '农工党', en: "Chinese Peasants' and Workers' Democratic Party" },
    { code: '09', name: '致公党', en: 'China Zhi Gong Party' },
    { code: '10', name: '九三学社', en: 'Jiusan Society' },
    { code: '11', name: '台盟', en: 'Taiwan Democratic Self-Government League' },
    { code: '12', name: '无党派人士', en: 'Without party affiliation' },
    { code: '13', name: '群众', en: 'Not a member' },
  ],
}
