import { describe, expect, it } from 'vitest'
import type { PersonId, UnitId } from '#domain/ids.ts'
import { meantBy } from '#domain/organisation/table/meanings.ts'
import { planOf, type TableKnown } from '#domain/organisation/table/plan.ts'
import { rowsOf } from '#domain/organisation/table/row.ts'
import type { FoundedUnit } from '#domain/organisation/unit-history.ts'
import type { Day } from '#domain/time.ts'

const day = '2026-11-24' as Day

const unit = (id: string, name: string, parent?: string): FoundedUnit => ({
  id: id as UnitId,
  parent: parent as UnitId | undefined,
  kind: parent === undefined ? 'company' : 'department',
  name,
  code: id,
  position: 0,
  entity: parent === undefined,
  series: parent === undefined ? 'LC' : '',
  openedOn: '2000-01-01' as Day,
})

const known = (...more: readonly FoundedUnit[]): TableKnown => {
  const founded = [unit('LC', '岚川重装'), ...more]
  const units = founded.map(({ openedOn: _, series: __, ...one }) => one)
  const personOf = (number: string) => (number.startsWith('1') ? (`p${number}` as PersonId) : undefined)
  return { units, founded, offices: [], deputies: [], expected: [], posts: [], day, personOf }
}

const headings = '部门名称\t上级部门\t代码\t负责人工号\t分管领导工号\t成立日期\t岗位\t编制'
const plan = (text: string, house = known(), first = headings) => {
  const table = [first, ...text.split('\n')].map((line) => line.split('\t'))
  return planOf(rowsOf(table, meantBy(table[0] ?? [])), house)
}

const shape = ({ tree }: ReturnType<typeof plan>) => {
  const names = new Map(tree.map(({ key, name }) => [key, name]))
  return tree.map(({ name, parent, kind }) => `${name}<${parent ? names.get(parent) : ''} ${kind}`)
}

const why = ({ problems }: ReturnType<typeof plan>) =>
  problems.map(({ line, column, why }) => `${line} ${column} ${why}`)

describe('a table of units', () => {
  it('is read by its headings, each meaning once, others as somebody says', () => {
    expect(meantBy(['部门名称', '上级部门', '负责人工号', '分管领导工号', '成立日期', '编制', '备注'])).toEqual([
      'unit',
      'parent',
      'head',
      'leader',
      'since',
      'headcount',
      undefined,
    ])
    expect(meantBy(['甲', '部门'], ['unit', ''])).toEqual(['unit', undefined])
  })

  it('makes a tree of lines in any order, parents by name, code or path', () => {
    const made = plan('设计所\t技术部\tSJ\n技术部\t\tJS\n热处理班\t技术部/设计所\n机加班\tSJ')
    expect([shape(made), why(made)]).toEqual([
      [
        '岚川重装< company',
        '技术部<岚川重装 department',
        '设计所<技术部 section',
        '热处理班<设计所 section',
        '机加班<设计所 section',
      ],
      [],
    ])
  })

  it('leaves alone what there is already, so that it can be sent again', () => {
    const house = known(unit('JS', '技术部', 'LC'))
    const made = plan('技术部\t岚川重装\tJS\n设计所\t技术部', house)
    expect([made.tree.filter(({ line }) => line !== undefined).map(({ name }) => name), why(made)]).toEqual([
      ['设计所'],
      [],
    ])
  })

  it('gives one of heads, leaders and posts to whom it says, further posts in further lines', () => {
    const made = plan('技术部\t\t\t1001\t1002\t\t工程师\t3\n\t\t\t\t\t\t技师\t\n技术部\t\t\t\t\t\t所长\t1')
    expect(made.offices.map(({ kind, number, rank, title }) => `${kind} ${number} ${rank} ${title}`)).toEqual([
      'head 1001 3 技术部负责人',
      'leader 1002 2 分管领导',
    ])
    expect(made.posts.map(({ name, headcount }) => [name, headcount])).toEqual([
      ['工程师', 3],
      ['技师', undefined],
      ['所长', 1],
    ])
    expect(why(made)).toEqual([])
  })

  it('lets a number without an account wait, once, and deputies beside each other', () => {
    const first = '部门名称\t负责人工号\t副职工号\t副职职务'
    const text = '甲部\t9999\t1003\t副部长\n甲部\t9999\t9998\t'
    const made = plan(text, known(), first)
    expect(made.offices.map(({ kind, number, person, title }) => [kind, number, person, title])).toEqual([
      ['head', '9999', undefined, '甲部负责人'],
      ['deputy', '1003', 'p1003', '副部长'],
      ['deputy', '9998', undefined, '甲部副职'],
    ])
    expect(why(made)).toEqual([])
    const house = known(unit('JB', '甲部', 'LC'))
    const expected = made.offices.map(({ kind, number }) => ({ unit: 'JB' as UnitId, kind, number }))
    const deputies = [{ unit: 'JB' as UnitId, person: 'p1003' as PersonId, title: '副部长' }]
    expect(plan(text, { ...house, expected, deputies }, first).offices).toEqual([])
  })

  it.each([
    ['a parent that there is not', '热处理班\t铸造车间\n铸锻车间', '2 parent parent-unknown'],
    ['a parent that is meant twice', '甲部\n乙部\n一班\t甲部\n一班\t乙部\n钳工组\t一班', '6 parent parent-ambiguous'],
    ['a circle', '甲部\t乙部\n乙部\t甲部', '3 parent circle'],
    ['a unit twice', '甲部\n甲部', '3 unit twice'],
    ['a code that is taken', '甲部\t\tLC', '2 code code-taken'],
    ['a code twice', '甲部\t\tA\n乙部\t\tA', '3 code code-taken'],
    ['a day that is none', '甲部\t\t\t\t\t2026-02-31', '2 since day'],
    ['two numbers in a cell', '甲部\t\t\t9998、9999', '2 head several-numbers'],
    ['what is no number', `甲部\t\t\t${'9'.repeat(41)}`, '2 head number-long'],
    ['two heads without an account', '甲部\t\t\t9998\t\t\t工程师\n甲部\t\t\t9999\t\t\t技师', '3 head office-taken'],
    ['a headcount that is none', '甲部\t\t\t\t\t\t工程师\t三', '2 headcount headcount'],
    ['a post twice', '甲部\t\t\t\t\t\t工程师\n甲部\t\t\t\t\t\t工程师', '3 post post-twice'],
    ['a line without a unit', '\t\tA', '2 unit unit-missing'],
    ['two heads', '甲部\t\t\t1001\t\t\t工程师\n甲部\t\t\t1002\t\t\t技师', '3 head office-taken'],
  ])('is refused %s, at its line', (_, text, says) => {
    expect(why(plan(text))).toEqual([says])
  })

  it('names what may have been meant', () => {
    expect(plan('热处理班\t铸造车间\n铸锻车间').problems[0]?.of).toBe('铸锻车间')
  })
})
