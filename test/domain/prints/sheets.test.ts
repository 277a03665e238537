import { describe, expect, it } from 'vitest'
import { photoOf } from '#domain/prints/sheets/index.ts'
import type { PartialDate } from '#domain/time.ts'
import { sheetsFor } from './sheets-of.ts'

describe('the basic-information sheet', () => {
  it('writes each field as the form has it', () => {
    const { basic } = sheetsFor()
    expect(basic).toMatchObject({
      name: '林致远',
      sex: '男',
      birth: '1975.03\n（51岁）',
      nation: '汉族',
      party: '1999.06',
      workStart: '1997.07',
      retirement: '2037.10\n（62岁7个月）',
      health: '健康',
      title: '高级工程师',
      speciality: '铸造工艺',
      fullTime: { level: '大学', degree: '工学学士', schools: ['华北某工业大学材料系铸造专业'] },
      inService: { level: '研究生', degree: '工商管理硕士', schools: ['华中某大学管理学院工商管理专业'] },
      post: '星河重工有限公司总工程师助理、技术部部长',
      rewards: '奖励：2018年05月，经星河重工集团党委批准，授予优秀共产党员称号。',
      appraisals: '2023年度优秀；2024年度称职；2025年度称职。',
    })
  })

  it('counts ages to the age date of the run, by year and month', () => {
    const ageAt = (ageDate: string) => sheetsFor({ parameters: { ageDate: ageDate as PartialDate } }).basic.birth
    expect(ageAt('20260228')).toBe('1975.03\n（50岁）')
    expect(ageAt('20260301')).toBe('1975.03\n（51岁）')
  })

  it('writes no age where only the year of birth is known', () => {
    expect(sheetsFor({ basic: { birth: '1975' } }).basic.birth).toBe('1975')
  })

  it('writes whole years of retirement without months', () => {
    expect(sheetsFor({ basic: { birth: '197609', retirement: '203909' } }).basic.retirement).toBe('2039.09\n（63岁）')
  })

  it('takes of each mode the highest level and the highest degree, and both schools where they differ', () => {
    const { fullTime } = sheetsFor({
      more: {
        education: [
          { mode: { text: '全日制' }, level: { code: '31', text: '大专' }, school: '某专科学校' },
          { mode: { text: '全日制' }, level: { code: '11', text: '研究生' }, school: '甲大学' },
          { mode: { text: '全日制' }, degree: { code: '308', text: '工学硕士' }, school: '乙大学' },
        ],
      },
    }).basic
    expect(fullTime).toEqual({ level: '研究生', degree: '工学硕士', schools: ['甲大学', '乙大学'] })
  })

  it('takes the highest title, of equals the later one, and the last where none has a level', () => {
    const titleOf = (titles: readonly Record<string, never>[]) => sheetsFor({ more: { titles } as never }).basic.title
    expect(
      titleOf([
        { title: '正高级工程师', level: { code: '1', text: '正高级' } },
        { title: '政工师', level: { code: '3', text: '中级' } },
      ] as never),
    ).toBe('正高级工程师')
    expect(titleOf([{ title: '工程师' }, { title: '高级工程师' }] as never)).toBe('高级工程师')
  })

  it('writes no age of the deceased and says so behind the work, once', () => {
    const [, father] = sheetsFor().basic.family
    expect(father).toEqual({
      relation: '父亲',
      name: '林守田',
      age: '',
      politics: '群众',
      work: '某县农机厂退休工人（已去世）',
    })
    const said = sheetsFor({
      more: { family: [{ name: '林守田', deceased: true, work: '某县农机厂退休工人（已故）' }] },
    }).basic.family[0]
    expect(said?.work).toBe('某县农机厂退休工人（已故）')
  })

  it('says 无 of rewards only where that was declared, and never prints what is not a reward', () => {
    expect(sheetsFor({ more: { rewards: [] } }).basic.rewards).toBe('')
    expect(sheetsFor({ more: { rewards: [] }, nothing: ['rewards'] }).basic.rewards).toBe('奖励：无')
    const { basic } = sheetsFor({ more: { conduct: [{ text: '2015年警告处分' }] } })
    expect(JSON.stringify(basic)).not.toContain('警告')
  })

  it('keeps an appraisal without a year as its text', () => {
    const { appraisals } = sheetsFor({ more: { appraisals: [{ text: '近三年均为称职。' }] } }).basic
    expect(appraisals).toBe('近三年均为称职。')
  })

  it('prints the line of a further section, with no other file changed', () => {
    const training = {
      key: 'fixture-training',
      single: false,
      headline: ['course'],
      fields: [{ key: 'course', kind: 'text', group: 'training' }],
      print: (records: readonly { readonly fields: Readonly<Record<string, unknown>> }[]) => [
        { label: '培训情况', text: records.map(({ fields }) => String(fields['course'])).join('；') },
      ],
    } as const
    const { basic } = sheetsFor({
      sections: [training as never],
      more: { 'fixture-training': [{ course: '2024年中青班' }, { course: '2025年安全培训' }] },
    })
    expect(basic.extra).toEqual([{ label: '培训情况', text: '2024年中青班；2025年安全培训' }])
  })

  it('has no ID number on any sheet', () => {
    const sheets = sheetsFor({ more: { 'id-numbers': [{ number: '11010119750312999X' }] } })
    expect(JSON.stringify(sheets)).not.toContain('11010119750312999X')
  })
})

describe('the résumé', () => {
  it('begins each record with its months and two blanks, the present one with seven more', () => {
    const { lines } = sheetsFor().resume
    expect(lines.map(({ period, text }) => period + text)).toEqual([
      '1993.09--1997.07  华北某工业大学材料系铸造专业学习',
      '2012.11--2019.08  星河重工有限公司技术部部长',
      '（其间：2013.09--2015.12华中某大学管理学院工商管理专业在职研究生学习）',
      '2019.08--         星河重工有限公司总工程师助理、技术部部长',
    ])
  })

  it('puts what ran beside a record into brackets of its own, a line each', () => {
    const { lines } = sheetsFor({
      more: { resume: [{ from: '2001', to: '2005', text: '技术员', during: '2003.09挂职\n（其间：2004.01培训）' }] },
    }).resume
    expect(lines.map(({ text }) => text)).toEqual(['技术员', '（其间：2003.09挂职）', '（其间：2004.01培训）'])
    expect(lines[0]?.period).toBe('2001--2005        ')
  })

  it.each(['其间：2003.09挂职', '其间:2003.09挂职', '（其间：2003.09挂职）', '(期间:2003.09挂职)', '2003.09挂职'])(
    'prints the word of the form once, however it was typed: %s',
    (during) => {
      const { lines } = sheetsFor({ more: { resume: [{ from: '2001', to: '2005', text: '技术员', during }] } }).resume
      expect(lines[1]?.text).toBe('（其间：2003.09挂职）')
    },
  )
})

describe('the cover', () => {
  it('names the formal dossier, or the internal file of a private company', () => {
    expect(sheetsFor().cover).toEqual({
      is: 'cover',
      title: '干部人事档案',
      copy: '正本',
      name: '林致远',
      number: 'XH-0412',
      unit: '星河重工有限公司技术部',
      nativePlace: '湖南长沙',
    })
    expect(sheetsFor({ parameters: { profile: 'enterprise' } }).cover.title).toBe('内部人事资料')
  })
})

describe('what goes on paper', () => {
  it('mends old private-use characters, drops invisible ones and keeps all others as they are', () => {
    const name = '沈\u{e863}\u200b\u202e朗\u{fe00}'
    expect(sheetsFor({ basic: { name } }).basic.name).toBe('沈䶮朗')
    expect(sheetsFor({ basic: { name: '郎\uf92c' } }).basic.name).toBe('郎\uf92c')
  })

  it('finds the photo where there is one', () => {
    const image = { blob: 'blob' as never, width: 1, height: 1 }
    expect(photoOf({ photo: [{ id: 'p' as never, fields: { image } }] })).toBe(image)
    expect(photoOf({})).toBeUndefined()
  })
})
