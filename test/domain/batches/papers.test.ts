import { describe, expect, it } from 'vitest'
import { listsOf, type PrintedRow } from '#domain/batches/papers.ts'

const row = (changes: Partial<PrintedRow>): PrintedRow => ({
  name: '吕思诚',
  unit: '生产制造部',
  post: '生产制造部计划主管',
  proposed: '',
  removed: '',
  from: '2026.12.01',
  document: '岚任〔2026〕14号',
  was: '',
  now: '',
  more: '',
  standard: '',
  approved: '',
  ...changes,
})
const promoted = row({ proposed: '生产制造部副部长', removed: '生产制造部计划主管' })
const dismissed = row({ name: '郭启明', removed: '质量管理部检验主管' })
const around = { unit: '岚川装备集团', until: '2026年11月29日', madeBy: '邹雨桐', notice: '2026.11.20 至 2026.11.26' }

describe('the lists of a 任免批次', () => {
  const lists = new Map(listsOf('appointments', [promoted, dismissed], around).map((list) => [list.title, list]))

  it('make public who takes a post, and for which days', () => {
    const { rows = [], until } = lists.get('干部任前公示') ?? {}
    expect(rows.map(([, name]) => name)).toEqual(['吕思诚'])
    expect(until).toBe('公示期：2026.11.20 至 2026.11.26')
    expect(lists.get('干部任免讨论名册')?.until).toBe('2026年11月29日')
  })

  it('write day and document of a dismissal into the columns of the post that was left', () => {
    expect(lists.get('职务变动登记表（本批）')?.rows).toEqual([
      ['1', '吕思诚', '生产制造部', '生产制造部副部长', '2026.12.01', '', '岚任〔2026〕14号', ''],
      ['2', '郭启明', '生产制造部', '质量管理部检验主管', '', '2026.12.01', '', '岚任〔2026〕14号'],
    ])
  })

  it('leave out a sheet that would stand empty', () => {
    expect(listsOf('appointments', [dismissed], around).map(({ title }) => title)).toEqual([
      '干部任免讨论名册',
      '职务变动登记表（本批）',
    ])
  })

  it('fill the width of the sheet', () => {
    for (const { columns } of [...lists.values(), ...listsOf('pay', [promoted], around)])
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(257)
  })
})
