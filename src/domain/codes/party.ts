import type { CodeTable } from './code.ts'

/** 党派: the nine parties; codes are those of 政治面貌 (GB/T 4762) for a full member. */
export const parties: CodeTable = {
  key: 'party',
  codes: [
    {
      code: '01',
      name: '中国共产党',
      en: 'Communist Party of China',
      also: ['中共', '共产党', '中国共产党党员', '中共党员'],
    },
    {
      code: '04',
      name: '民革',
      en: 'Revolutionary Committee of the Kuomintang',
      also: ['民革党员', '民革会员', '中国国民党革命委员会'],
    },
    { code: '05', name: '民盟', en: 'China Democratic League', also: ['民盟盟员', '中国民主同盟'] },
    {
      code: '06',
      name: '民建',
      en: 'China National Democratic Construction Association',
      also: ['民建会员', '中国民主建国会'],
    },
    { code: '07', name: '民进', en: 'China Association for Promoting Democracy', also: ['民进会员', '中国民主促进会'] },
    {
      code: '08',
      name: '农工党',
      en: "Chinese Peasants' and Workers' Democratic Party",
      also: ['农工党党员', '中国农工民主党'],
    },
    { code: '09', name: '致公党', en: 'China Zhi Gong Party', also: ['致公党党员', '中国致公党'] },
    { code: '10', name: '九三学社', en: 'Jiusan Society', also: ['九三学社社员', '九三'] },
    {
      code: '11',
      name: '台盟',
      en: 'Taiwan Democratic Self-Government League',
      also: ['台盟盟员', '台湾民主自治同盟'],
    },
  ],
}
