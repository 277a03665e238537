import type { CodeTable } from './code.ts'

/** GB/T 4762 政治面貌. */
export const politics: CodeTable = {
  key: 'politics',
  codes: [
    { code: '01', name: '中共党员', en: 'CPC member', also: ['党员', '中国共产党党员', '共产党员', '中共'] },
    {
      code: '02',
      name: '中共预备党员',
      en: 'CPC probationary member',
      also: ['预备党员', '中国共产党预备党员', '中共党员（预备）'],
    },
    {
      code: '03',
      name: '共青团员',
      en: 'Communist Youth League member',
      also: ['团员', '共青团', '中国共产主义青年团团员'],
    },
    {
      code: '04',
      name: '民革',
      en: 'Revolutionary Committee of the Kuomintang',
      also: ['民革党员', '民革会员', '中国国民党革命委员会党员', '中国国民党革命委员会会员'],
    },
    { code: '05', name: '民盟', en: 'China Democratic League', also: ['民盟盟员', '中国民主同盟盟员'] },
    {
      code: '06',
      name: '民建',
      en: 'China National Democratic Construction Association',
      also: ['民建会员', '中国民主建国会会员'],
    },
    {
      code: '07',
      name: '民进',
      en: 'China Association for Promoting Democracy',
      also: ['民进会员', '中国民主促进会会员'],
    },
    {
      code: '08',
      name: '农工党',
      en: "Chinese Peasants' and Workers' Democratic Party",
      also: ['农工党党员', '中国农工民主党党员'],
    },
    { code: '09', name: '致公党', en: 'China Zhi Gong Party', also: ['致公党党员', '中国致公党党员'] },
    { code: '10', name: '九三学社', en: 'Jiusan Society', also: ['九三学社社员'] },
    {
      code: '11',
      name: '台盟',
      en: 'Taiwan Democratic Self-Government League',
      also: ['台盟盟员', '台湾民主自治同盟盟员'],
    },
    {
      code: '12',
      name: '无党派人士',
      en: 'Without party affiliation',
      also: ['无党派', '无党派民主人士', '无党派（民主）人士', '无党派(民主)人士'],
    },
    { code: '13', name: '群众', en: 'Not a member', also: ['普通群众', '普通公民', '公民'] },
  ],
}
