import type { CodeTable } from '#domain/codes/code.ts'

/** 党派: the nine parties; codes are those of 政治面貌 (GB/T 4762) for a full member. */
export const parties: CodeTable = {
  key: 'party',
  codes: [
    { code: '01', name: '中国共产党', en: 'Communist Party of China' },
    { code: '04', name: '民革', en: 'Revolutionary Committee of the Kuomintang' },
    { code: '05', name: '民盟', en: 'China Democratic League' },
    { code: '06', name: '民建', en: 'China National Democratic Construction Association' },
    { code: '07', name: '民进', en: 'China Association for Promoting Democracy' },
    { code: '08', name: '农工党', en: "Chinese Peasants' and Workers' Democratic Party" },
    { code: '09', name: '致公党', en: 'China Zhi Gong Party' },
    { code: '10', name: '九三学社', en: 'Jiusan Society' },
    { code: '11', name: '台盟', en: 'Taiwan Democratic Self-Government League' },
  ],
}
