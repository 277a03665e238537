import { describe, expect, it } from 'vitest'
import { wordingOf } from '#domain/imports/wording.ts'
import { readAppraisals } from '#domain/parsing/appraisals.ts'
import { readDate } from '#domain/parsing/dates.ts'
import { readIdNumbers } from '#domain/parsing/id-numbers.ts'
import { readPartyDate } from '#domain/parsing/party-date.ts'
import { readPortrait } from '#domain/parsing/portrait.ts'
import { readRelative } from '#domain/parsing/relatives.ts'
import { readConduct } from '#domain/parsing/rewards.ts'
import { readSchool } from '#domain/parsing/schools.ts'
import { readTitles } from '#domain/parsing/titles.ts'
import { readings, understood, type Values, value, written } from '../imports/person-file.ts'

describe('a date', () => {
  it.each([
    ['197503', '197503'],
    ['1975.03', '197503'],
    ['1975．03', '197503'],
    ['1975-03', '197503'],
    ['1975/03', '197503'],
    ['1975 03', '197503'],
    ['1975年03月', '197503'],
    ['1975年3月', '197503'],
    ['１９７５年３月', '197503'],
    ['１９７５０３', '197503'],
    ['一九七五年三月', '197503'],
    ['一九八五年十二月三日', '19851203'],
    ['二〇〇五年十月', '200510'],
    ['1975.03.12', '19750312'],
    ['1975-3-12', '19750312'],
    ['1975年3月12日', '19750312'],
    ['19750312', '19750312'],
    ['1975/3/12 0:00:00', '19750312'],
    ['1975-03-12T00:00:00', '19750312'],
    ['1975.03（51岁）', '197503'],
    ['1975年3月生', '197503'],
    ['1975\u200B03', '197503'],
    [' \u00A01975.03\u3000', '197503'],
    ['1985.10', '198510'],
    ['1985.2', '198502'],
    ['1985.1.6', '19850106'],
    ['1985-1', '198501'],
    ['1985年1月', '198501'],
    ['2037.10（62岁7个月）', '203710'],
    ['', undefined],
    ['（无）', undefined],
  ])('%s is read without a doubt', (text, expected) => {
    expect(readDate(text)).toEqual({ ...(expected && { value: expected }), doubts: [] })
  })

  it.each([
    ['1985.1', '198501', 'january-or-october', ['1985.01', '1985.10']],
    ['1985．1', '198501', 'january-or-october', ['1985.01', '1985.10']],
    ['1975', '1975', 'month-unknown', undefined],
    ['1975年', '1975', 'month-unknown', undefined],
    ['197500', '1975', 'month-unknown', undefined],
    ['85年10月', '198510', 'century-assumed', undefined],
    ['15.10', undefined, 'century-unknown', ['1915.10', '2015.10']],
    ['19750231', undefined, 'date-impossible', ['1975.02']],
    ['1975.13', undefined, 'month-impossible', ['1975']],
    ['19751340', undefined, 'month-impossible', ['1975']],
    ['三月前后', undefined, 'date-unread', undefined],
    ['1.10E+17', undefined, 'date-unread', undefined],
    ['197503①3', undefined, 'date-unread', undefined],
    ['1975.1²', undefined, 'date-unread', undefined],
  ])('%s is doubtful', (text, expected, code, offered) => {
    const read = readDate(text)
    expect(read.value).toBe(expected)
    expect(read.doubts[0]).toMatchObject({ code, ...(offered && { readings: offered }) })
  })

  it.each(['1986-05-04', '1988-04-17', '1991-09-15', '1989-09-17', '1927-12-31'])('%s stays the same day', (day) => {
    expect(readDate(day).value).toBe(day.replaceAll('-', ''))
  })
})

describe('入党时间', () => {
  const memberships = (text: string) =>
    readPartyDate(text).memberships.map(
      ({ party, joined = '', confirmed = '' }) => `${party.text}${joined}${confirmed && `/${confirmed}`}`,
    )

  it.each([
    ['199906', '1999.06', '中共党员', ['中国共产党199906']],
    ['1999.06', '1999.06', '中共党员', ['中国共产党199906']],
    ['1999年6月', '1999.06', '中共党员', ['中国共产党199906']],
    ['19990601', '1999.06', '中共党员', ['中国共产党19990601']],
    ['1999.06加入中国共产党', '1999.06', '中共党员', ['中国共产党199906']],
    ['1999.06加入党组织', '1999.06', '中共党员', ['中国共产党199906']],
    ['于1999年6月入党', '1999.06', '中共党员', ['中国共产党199906']],
    ['中共党员1999.06', '1999.06', '中共党员', ['中国共产党199906']],
    ['1999.06（中共党员）', '1999.06', '中共党员', ['中国共产党199906']],
    ['1999.06（预备）', '1999.06', '中共预备党员', ['中国共产党199906']],
    ['1999.06；2000.06转正', '1999.06', '中共党员', ['中国共产党199906/200006']],
    ['1999.06（2000.06转正）', '1999.06', '中共党员', ['中国共产党199906/200006']],
    ['民盟', '民盟', '民盟', ['民盟']],
    ['民盟盟员', '民盟盟员', '民盟', ['民盟']],
    ['1994.05；民盟', '1994.05；民盟', '中共党员', ['中国共产党199405', '民盟']],
    ['199405；民盟', '1994.05；民盟', '中共党员', ['中国共产党199405', '民盟']],
    ['1994.05；民盟2001.08', '1994.05；民盟（2001.08）', '中共党员', ['中国共产党199405', '民盟200108']],
    ['2001.08加入民建', '2001.08加入民建', '民建', ['民建200108']],
    ['民建（2001.08）', '民建（2001.08）', '民建', ['民建200108']],
    ['1994.05（中共、民盟）', '1994.05；民盟', '中共党员', ['中国共产党199405', '民盟']],
    ['（民盟、民建）', '（民盟、民建）', '民盟', ['民盟', '民建']],
    [
      '中共党员（民盟、九三学社）1994.05',
      '1994.05；民盟；九三学社',
      '中共党员',
      ['中国共产党199405', '民盟', '九三学社'],
    ],
    ['1999/06', '1999.06', '中共党员', ['中国共产党199906']],
    ['无党派', '无党派', '无党派人士', []],
    ['无党派人士', '无党派', '无党派人士', []],
    ['群众', '', '群众', []],
    ['共青团员', '', '共青团员', []],
    ['无', '', undefined, []],
    ['（无）', '', undefined, []],
    ['', '', undefined, []],
  ])('%s', (text, shown, politics, members) => {
    const read = readPartyDate(text)
    expect([read.text, read.politics, memberships(text)]).toEqual([shown, politics, members])
    expect(read.doubts).toEqual([])
  })

  it.each([
    ['民建2001.08', ['2001.08；民建', '民建（2001.08）']],
    ['2001.08民建', ['2001.08；民建', '民建（2001.08）']],
    ['民建 2001.08', ['2001.08；民建', '民建（2001.08）']],
    ['民盟；1994.05', ['1994.05；民盟', '民盟（1994.05）']],
    ['九三学社199906', ['1999.06；九三学社', '九三学社（1999.06）']],
    ['1994.05（民盟、民建）', ['1994.05；民盟；民建', '民盟（1994.05）；民建', '民盟；民建（1994.05）']],
  ])('%s does not tell whose date it is', (text, offered) => {
    const read = readPartyDate(text)
    expect(read.text).toBe(text)
    expect(read.doubts).toMatchObject([{ code: 'whose-party-date', readings: offered }])
    expect(read.memberships.every(({ doubtful }) => doubtful?.[0] === offered[0]?.slice(0, 7))).toBe(true)
    for (const reading of offered) expect(readPartyDate(reading).doubts).toEqual([])
  })

  it.each([
    ['1999.1', 'january-or-october'],
    ['1999', 'month-unknown'],
    ['1999年加入中国共产党', 'month-unknown'],
    ['1994；民盟', 'month-unknown'],
    ['中共党员', 'party-date-missing'],
    ['说不清', 'party-date-unread'],
    ['1999.13', 'party-date-unread'],
  ])('%s is doubtful', (text, code) => {
    expect(readPartyDate(text).doubts).toMatchObject([{ code }])
  })

  it('gives 政治面貌 where the file has no tag for it, and asks where both differ', () => {
    expect(value(understood(written()), 'basic', 'politics')).toBe('中共党员')
    const stated = understood(written({ ZhengZhiMianMao: '群众' }))
    expect(value(stated, 'basic', 'politics')).toBe('群众')
    expect(readings(stated, 'basic', 'politics', 'politics-differ')).toEqual(['群众', '中共党员'])
    const probationary = understood(written({ ZhengZhiMianMao: '中共预备党员' }))
    expect(readings(probationary, 'basic', 'politics', 'politics-differ')).toBeUndefined()
    const open = understood(written({ RuDangShiJian: '民建2001.08' }))
    const asked = open.flatMap(({ doubts }) => doubts).filter(({ question }) => question === 'whose-party-date')
    expect(asked.map(({ code, follows = false }) => [code, follows])).toEqual([
      ['politics-follows', true],
      ['whose-party-date', false],
      ['whose-party-date', true],
    ])
  })
})

describe('学历学位', () => {
  it.each([
    ['某大学材料系', '铸造专业', '某大学材料系铸造专业'],
    ['某大学材料系铸造专业', '某大学材料系铸造专业', '某大学材料系铸造专业'],
    ['某大学材料系铸造专业', '铸造专业', '某大学材料系铸造专业'],
    ['铸造专业', '某大学材料系铸造专业', '某大学材料系铸造专业'],
    ['某大学材料系', '', '某大学材料系'],
    ['', '某大学材料系', '某大学材料系'],
    ['某大学\n材料系', '', '某大学材料系'],
  ])('%s and %s are one statement', (ofLevel, ofDegree, expected) => {
    expect(readSchool(ofLevel, ofDegree)).toEqual({ value: expected, doubts: [] })
  })

  it.each([
    ['甲大学管理学院', '乙大学商学院'],
    ['某省委党校经济管理专业', '北方某学院法律系'],
  ])('of two schools, each complete, is the ordinary case: %s and %s', (ofLevel, ofDegree) => {
    expect(readSchool(ofLevel, ofDegree)).toEqual({ value: `${ofLevel}；${ofDegree}`, doubts: [] })
  })

  it.each([
    ['华北某', '工业大学材料系'],
    ['甲大学（管理学院', '乙大学商学院）'],
  ])('asks where the first line breaks off: %s and %s', (ofLevel, ofDegree) => {
    const read = readSchool(ofLevel, ofDegree)
    expect(read.value).toBe(`${ofLevel}${ofDegree}`)
    expect(read.doubts).toMatchObject([
      { code: 'two-schools', readings: [`${ofLevel}${ofDegree}`, `${ofLevel}；${ofDegree}`, ofLevel, ofDegree] },
    ])
  })

  it.each<[string, Values, readonly string[]]>([
    ['two degrees', { QuanRiZhiJiaoYu_XueWei: '工学学士\n管理学学士' }, ['大学 工学学士', ' 管理学学士']],
    ['two degrees on one line', { QuanRiZhiJiaoYu_XueWei: '工学学士、管理学学士' }, ['大学 工学学士', ' 管理学学士']],
    [
      'two levels with two degrees',
      { QuanRiZhiJiaoYu_XueLi: '大学\r\n研究生', QuanRiZhiJiaoYu_XueWei: '工学学士\r\n工学硕士' },
      ['大学 工学学士', '研究生 工学硕士'],
    ],
  ])('parts %s in one cell where the line ends', (_, changes, expected) => {
    const records = understood(written(changes)).filter(
      ({ section, fields }) => section === 'education' && wordingOf(fields['mode']) === '全日制教育',
    )
    expect(records.map(({ fields }) => `${wordingOf(fields['level'])} ${wordingOf(fields['degree'])}`)).toEqual(
      expected,
    )
    expect(records.flatMap(({ doubts }) => doubts)).toEqual([])
  })

  it('gives each of two degrees its own school where there are two, and a line without a school to the one above', () => {
    const schools = '甲大学\n机械系\n乙学院会计专业'
    const records = understood(
      written({
        QuanRiZhiJiaoYu_XueWei: '工学学士\n管理学学士',
        QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: schools,
        QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: schools,
      }),
    ).filter(({ section }) => section === 'education')
    expect(records.slice(0, 2).map(({ fields }) => fields['school'])).toEqual(['甲大学机械系', '乙学院会计专业'])
  })

  it('joins no unknown words into one', () => {
    const records = understood(written({ QuanRiZhiJiaoYu_XueWei: '某甲学位\n某乙学位' }))
    expect(value(records, 'education', 'degree')).toBe('某甲学位、某乙学位')
  })

  it('keeps the wording of Party schools with their code, and reads 大学本科 as the form says it', () => {
    const records = understood(written({ QuanRiZhiJiaoYu_XueLi: '大学本科', ZaiZhiJiaoYu_XueLi: '省委党校研究生' }))
    const levels = records.filter(({ section }) => section === 'education').map(({ fields }) => fields['level'])
    expect(levels).toEqual([
      { code: '21', text: '大学' },
      { code: '1B', text: '省委党校研究生' },
    ])
    const [first] = records.filter(({ section }) => section === 'education')
    expect(first?.doubts).toContainEqual({
      code: 'other-word',
      field: 'level',
      params: { text: '大学本科', name: '大学' },
    })
  })

  it('has no record for a half of the form that is blank', () => {
    const blank = {
      ZaiZhiJiaoYu_XueLi: '',
      ZaiZhiJiaoYu_XueWei: '（无）',
      ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: ' ',
      ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: undefined,
    }
    const modes = understood(written(blank)).filter(({ section }) => section === 'education')
    expect(modes.map(({ fields }) => wordingOf(fields['mode']))).toEqual(['全日制教育'])
  })
})

describe('年度考核结果', () => {
  const read = (text: string) =>
    readAppraisals(text).map(({ fields }) =>
      [fields['year'], wordingOf(fields['result']), fields['text']].filter(Boolean).join(' '),
    )

  it.each([
    ['2023年度优秀；2024年度称职；2025年度称职。', ['2023 优秀', '2024 称职', '2025 称职']],
    ['2023年：优秀，2024年：称职', ['2023 优秀', '2024 称职']],
    ['2023、2024年度均为称职；2025年度优秀', ['2023 称职', '2024 称职', '2025 优秀']],
    ['2023—2025年度考核均为称职', ['2023 称职', '2024 称职', '2025 称职']],
    ['2023、2024年度分别为优秀、称职', ['2023 优秀', '2024 称职']],
    ['近三年年度考核结果：2023年度合格', ['2023 合格']],
    ['2023优秀 2024基本称职', ['2023 优秀', '2024 基本称职']],
    ['2024年度未参加考核（产假）', ['2024 不进行考核 未参加考核（产假）']],
    ['2023年度不定等次', ['2023 不定等次']],
    ['无', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
    expect(readAppraisals(text).flatMap(({ doubts }) => doubts)).toEqual([])
  })

  it.each([
    ['近三年均称职', '近三年均称职', 'appraisal-unread'],
    ['2023年度表现突出', '2023 表现突出', 'appraisal-result-unread'],
    ['2023年度', '2023', 'appraisal-without-result'],
  ])('%s is kept as text and doubtful', (text, expected, code) => {
    expect(read(text)).toEqual([expected])
    expect(readAppraisals(text)[0]?.doubts[0]?.code).toBe(code)
  })
})

describe('奖惩情况', () => {
  it('takes a certain reward apart', () => {
    const { rewards, rest } = readConduct(
      '2018年05月，经星河重工集团党委批准，授予优秀共产党员称号；2021.03荣获省劳动模范称号。',
    )
    expect(rest).toBe('')
    expect(rewards.map(({ fields }) => fields)).toEqual([
      { date: '201805', authority: '星河重工集团党委', text: '授予优秀共产党员称号' },
      { date: '202103', text: '荣获省劳动模范称号' },
    ])
  })

  it.each(['无', '无。', '（无）', '没有', ''])('%s says that there is nothing', (text) => {
    expect(readConduct(text)).toEqual({ rewards: [], rest: '' })
  })

  it.each([
    '2020年因违反纪律受党内警告处分',
    '2010年6月受行政记过处分',
    '2019年获评先进个人，2020年受“警告”一次',
    '2018年被通报批评',
    '2015年授予先进工作者称号，2016年撤销',
    '参加抗洪抢险',
  ])('%s never leaves the discipline group', (text) => {
    expect(readConduct(text)).toEqual({ rewards: [], rest: text })
  })

  it('is one reward where a program folded it over two lines, and two where each says its own', () => {
    const one = (text: string) => readConduct(text).rewards.map(({ fields }) => [fields['date'], fields['text']])
    expect(one('2018年05月，经集团党委批准，授予优秀\n共产党员称号；\n2020.06 被评为先进\n  个人')).toEqual([
      ['201805', '授予优秀共产党员称号'],
      ['202006', '被评为先进个人'],
    ])
    expect(one('2018.05 被评为优秀共产党员、\n先进工作者')).toEqual([['201805', '被评为优秀共产党员、先进工作者']])
    expect(one('2018年05月，授予优秀共产党员称号\n被评为先进工作者')).toHaveLength(2)
    expect(one('2018年05月，荣立三等功\n2019年05月，荣立二等功')).toHaveLength(2)
  })

  it('takes a punishment that was folded into a reward’s line along with neither', () => {
    const { rewards, rest } = readConduct('2018年05月，授予优秀共产党员称号，\n2020年受党内警告处分')
    expect([rewards.length, rest]).toEqual([1, '2020年受党内警告处分'])
    expect(readConduct('2018年05月，授予优秀共产党员称号，同时受\n党内警告处分').rewards).toEqual([])
  })

  it('keeps the rest word for word where both stand in one text', () => {
    const { rewards, rest } = readConduct('2018年05月，经集团党委批准，授予优秀共产党员称号；2020年受党内警告处分；')
    expect(rewards).toHaveLength(1)
    expect(rest).toBe('2020年受党内警告处分；')
  })
})

describe('a relative', () => {
  const read = ([relation = '', name = '', birth = '', politics = '', work = '']: readonly string[]) =>
    readRelative({ relation, name, birth, politics, work, asOf: '' })

  it.each([
    [
      ['父亲', '林守田', '19490312', '群众', '某厂（已去世）'],
      {
        relation: '父亲',
        name: '林守田',
        birth: '1949.03.12',
        politics: '群众',
        work: '某厂（已去世）',
        deceased: '是',
      },
    ],
    [['父', '林　守田', '已故', '', ''], { relation: '父亲', name: '林守田', deceased: '是' }],
    [['岳母', '张三（已故）', '', '已去世', ''], { relation: '岳母', name: '张三', deceased: '是' }],
    [
      ['女', '林小满', '2019.05', '', '某幼儿园'],
      { relation: '女儿', name: '林小满', birth: '2019.05', work: '某幼儿园' },
    ],
    [
      ['爱人', '许明舟', '197708', '党员', ''],
      { relation: '爱人', name: '许明舟', birth: '1977.08', politics: '中共党员' },
    ],
  ])('%s', (cells, expected) => {
    const fields = Object.entries(read(cells)?.fields ?? {}).map(([key, one]) => [key, wordingOf(one)])
    expect(Object.fromEntries(fields)).toEqual(expected)
  })

  it('is none where every cell is blank', () => {
    expect(read(['', '（无）', ' ', '\u3000', ''])).toBeUndefined()
  })

  it('does not take an age for a birth', () => {
    expect(read(['妻子', '许明舟', '47岁', '', ''])).toMatchObject({
      fields: { name: '许明舟' },
      doubts: [{ code: 'age-for-birth', field: 'birth', params: { text: '47岁' } }],
    })
  })
})

describe('an ID number', () => {
  it.each([
    ['11010119750312999X', '11010119750312999X', undefined],
    ['１１０１０１１９７５０３１２９９９ｘ\u00A0', '11010119750312999X', 'id-cleaned'],
    ['110101\u2009197503\u200912\u2009999x', '11010119750312999X', 'id-cleaned'],
    ["'11010119750312999X", '11010119750312999X', 'id-cleaned'],
    ['110101750312999', '11010119750312999X', 'id-lengthened'],
    ['1.10101E+17', undefined, 'id-as-number'],
    ['E12345678', 'E12345678', 'id-other'],
    ['110101197503129999', '110101197503129999', undefined],
  ])('%s', (text, number, code) => {
    const [read] = readIdNumbers(text)
    expect(read?.fields['number']).toBe(number)
    expect(read?.doubts.map((doubt) => doubt.code)).toEqual(code ? [code] : [])
  })
})

describe('专业技术职务', () => {
  it.each([
    ['高级工程师', [['高级工程师', '副高级']]],
    [
      '正高级工程师；注册会计师',
      [
        ['正高级工程师', '正高级'],
        ['注册会计师', ''],
      ],
    ],
    [
      '副教授、工程师',
      [
        ['副教授', '副高级'],
        ['工程师', '中级'],
      ],
    ],
    ['高级技师', [['高级技师', '']]],
    ['无', []],
  ])('%s', (text, expected) => {
    expect(readTitles(text).map(({ fields }) => [fields['title'], wordingOf(fields['level'])])).toEqual(expected)
  })
})

describe('a photo', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64')

  it.each([
    ['bare', jpeg],
    ['with its prefix', `data:image/jpeg;base64,${jpeg}`],
    ['with a prefix that lies', `data:image/png;base64,${jpeg}`],
    ['broken into lines', jpeg.replace(/.{4}/g, '$&\r\n    ')],
  ])('comes %s', (_, text) => {
    expect(readPortrait(text)).toMatchObject({ kind: 'jpeg', bytes: { length: 7 } })
  })

  it.each([
    ['', undefined],
    ['（无）', undefined],
    ['不是照片', 'photo-not-base64'],
    [Buffer.from('<svg onload="x"/>').toString('base64'), 'photo-not-an-image'],
  ])('%j is none', (text, expected) => {
    expect(readPortrait(text)).toBe(expected)
  })
})
