import { describe, expect, it } from 'vitest'
import type { DossierId, UnitId } from '#domain/ids.ts'
import { rollColumnOf } from '#domain/rolls/columns.ts'
import { rollKeys, rollOf } from '#domain/rolls/kinds/index.ts'
import type { RollPerson } from '#domain/rolls/roll.ts'
import { columnsFor, openedGroups, rollSheetOf } from '#domain/rolls/sheet.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import type { Day } from '#domain/time.ts'

const words = { day: '2026-11-24' as Day, unitName: (unit: UnitId) => String(unit) }

const person = (name: string, said: Partial<RosterRow> & { readonly rank?: string; readonly post?: string } = {}) => {
  const { rank, post, ...rest } = said
  const who = { name, unit: '一厂' as UnitId, ...(rank && { rank }), ...(post && { post }) }
  const row = { dossier: name as DossierId, unit: '一厂' as UnitId, state: 'archived' as const, who, ...rest }
  return { row, contents: {} } satisfies RollPerson
}

const born = (birth: string, retires?: string) =>
  ({ identity: { birth, ...(retires && { retires }) } }) as Pick<RosterRow, 'identity'>

const arranged = (key: (typeof rollKeys)[number], people: readonly RollPerson[]) => {
  const { parts, notes } = rollOf(key).arrange(people, words)
  return [parts.map(({ heading, people }) => [heading, ...people.map(({ row }) => row.who.name)]), notes] as const
}

describe('the people of a roll', () => {
  it('of staff are those employed here; whoever is not is counted at the foot', () => {
    const of = (name: string, kind: string) => person(name, { career: { kind } })
    const people = [of('甲', '企业管理人员'), of('乙', '劳务派遣人员'), of('丙', '返聘人员'), of('丁', '劳务派遣人员')]
    expect(arranged('staff', people)).toEqual([[[undefined, '甲']], ['劳务派遣人员 2 人、返聘人员 1 人不在本册。']])
  })

  it('of cadres stand by rank, then by post, then by who has had the rank longer', () => {
    const people = [
      person('副早', { rank: '中层副职', post: '副部长', career: { rankSince: '201501' as never } }),
      person('正', { rank: '中层正职', post: '部长' }),
      person('副晚', { rank: '中层副职', post: '副部长', career: { rankSince: '202001' as never } }),
      person('副首', { rank: '中层副职', post: '常务副部长', career: { rankSince: '202401' as never } }),
    ]
    expect(arranged('middle', people)[0]).toEqual([
      ['一、中层正职（1 人）', '正'],
      ['二、中层副职（3 人）', '副首', '副早', '副晚'],
    ])
  })

  it('with birthdays stand by month and day; without a month they are counted', () => {
    const people = [
      person('冬', born('19801201')),
      person('春二', born('19900302')),
      person('春一', born('197003')),
      person('无', born('1985')),
    ]
    expect(arranged('birthdays', people)).toEqual([
      [
        ['3 月（2 人）', '春一', '春二'],
        ['12 月（1 人）', '冬'],
      ],
      ['出生月份没有填的 1 人不在本名单。'],
    ])
  })

  it('who retire within five years stand by year; who has passed it first, who works on after it not at all', () => {
    const people = [
      person('远', born('197801', '203212')),
      person('近', born('196701', '203111')),
      person('早', born('196512', '202611')),
      person('过', born('196401', '202401')),
      person('返', { ...born('196001', '202001'), career: { kind: '返聘人员' } }),
      person('未知', born('198001')),
    ]
    const [parts, notes] = arranged('retirements', people)
    expect(parts).toEqual([
      ['已到龄（1 人）', '过'],
      ['2026 年（1 人）', '早'],
      ['2031 年（1 人）', '近'],
    ])
    expect(notes[0]).toContain('没有填的 1 人')
  })
})

describe('the columns of a roll', () => {
  it('are those it cannot be without and those asked for, as far as their group may leave', () => {
    const staff = rollOf('staff')
    expect(columnsFor(staff, ['post', 'email'], () => true)).toEqual([...staff.always, 'post'])
    expect(columnsFor(staff, ['post'], (group) => group === 'who')).toEqual(['name', 'entered', 'post'])
    expect(openedGroups(staff.always)).toEqual(['id-numbers', 'contact', 'career'])
    expect(openedGroups(['name', 'birth', 'term'])).toEqual([])
  })

  it('are each said once by a kind, the name among those that are always there', () => {
    for (const key of rollKeys) {
      const { always, usual, more } = rollOf(key)
      const all = [...always, ...usual, ...more]
      expect(new Set(all).size, key).toBe(all.length)
      expect(always, key).toContain('name')
    }
  })

  it('say the resident card among several papers, and the post that is held', () => {
    const coded = (code: string) => ({ code, text: code })
    const contents = {
      'id-numbers': [
        { id: '1' as never, fields: { type: coded('414'), number: 'E123' } },
        { id: '2' as never, fields: { type: coded('111'), number: '110101197806129970' } },
      ],
      appointments: [
        { id: '3' as never, fields: { text: '部长', from: '201901' } },
        { id: '4' as never, fields: { text: '副部长', from: '201501', to: '201812' } },
      ],
    } as never
    const one = { ...person('甲'), contents }
    expect(rollColumnOf('idNumber').value(one, words)).toEqual(['110101197806129970'])
    expect(rollColumnOf('postSince').value(one, words)).toEqual(['2019.01'])
  })
})

describe('the sheet of a roll', () => {
  it('of a unit counts what the list says: sex, age in years with one decimal, what falls due, who leads', () => {
    const one = (name: string, said: Parameters<typeof person>[1]) => person(name, said)
    const people = [
      one('甲', {
        rank: '中层正职',
        post: '部长、支部书记',
        identity: { sex: '男', birth: '197011' as never, nation: '汉族', retires: '203107' as never },
      }),
      one('乙', {
        identity: { sex: '女', birth: '198105' as never, nation: '壮族' },
        contract: { to: '20261231' as never },
      }),
      one('丙', { identity: { sex: '女' }, career: { kind: '劳务派遣人员' } }),
    ]
    const order = { roll: 'unit', as: 'pdf', heading: '一厂基本情况', lying: false, columns: ['name'] } as const
    const sheet = rollSheetOf({ roll: rollOf('unit'), order, people, words, unit: '一厂', madeBy: '林', leftOut: 0 })
    if (sheet.is !== 'unit') throw new Error('It is the page of a unit.')
    const said = Object.fromEntries(sheet.lines.map(({ label, text }) => [label, text]))
    expect(said).toMatchObject({
      在册人数: '2 人',
      性别: '男 1 人，女 1 人',
      民族: '汉族 1 人，少数民族 1 人',
      // 56 years, and 45 years and six months.
      年龄: '平均 50.8 岁，36—45岁 1 人，55岁及以上 1 人',
      到龄退休: '1 年内 0 人，3 年内 0 人，5 年内 1 人',
      合同到期: '90 天内 1 人',
      负责人: '甲（部长）',
    })
    expect(sheet.notes.join('')).toContain('劳务派遣人员 1 人另计')
  })

  it('numbers its rows through all parts, and says who could not be on it', () => {
    const order = {
      roll: 'birthdays',
      as: 'pdf',
      heading: '生日',
      lying: false,
      columns: ['name', 'birthday'],
    } as const
    const people = [person('甲', born('19900302')), person('乙', born('19801201'))]
    const sheet = rollSheetOf({
      roll: rollOf('birthdays'),
      order,
      people,
      words,
      unit: '某厂',
      madeBy: '林',
      leftOut: 2,
    })
    if (sheet.is !== 'table') throw new Error('It is a table.')
    expect(sheet.parts.map(({ rows }) => rows)).toEqual([[['1', '甲', '1990.03.02']], [['2', '乙', '1980.12.01']]])
    expect([sheet.count, sheet.until]).toEqual([2, '截至2026年11月24日'])
    expect(sheet.notes.at(-1)).toContain('另有 2 人')
  })
})
