import { describe, expect, it } from 'vitest'
import { type Appointed, type LetterAround, lettersOf } from '#domain/letters/letter.ts'

const one = (changes: Partial<Appointed>): Appointed => ({
  name: '吕思诚',
  proposed: '',
  removed: '',
  document: '岚任〔2026〕14号',
  documentDate: '20261123',
  effective: '20261201',
  ...changes,
})
const promoted = one({ proposed: '生产制造部副部长', removed: '生产制造部计划主管', trial: 12 })
const named = one({ name: '𠮷田启明', proposed: '质量管理部部长。' })
const dismissed = one({ name: '郭䶮', removed: '质量管理部检验主管' })
const around: LetterAround = {
  issuer: '岚川装备集团有限公司',
  to: '各部门：',
  copies: '市国资委。',
  printedBy: '人力资源部',
  head: 'red',
  meeting: '党委会',
  day: '20261120',
}
const letter = (people: readonly Appointed[], changes: Partial<LetterAround> = {}) => {
  const [first] = lettersOf(people, { ...around, ...changes })
  if (!first) throw new Error('No letter')
  return first
}

describe('任免通知', () => {
  it('says who is appointed, to what, for which trial, and of what relieved, those who only leave last', () => {
    const { lead, items, close, to, copies, date, number, isDraft } = letter([dismissed, promoted, named])
    expect(lead).toBe('经2026年11月20日党委会研究决定：')
    expect(items).toEqual([
      '任命吕思诚同志为生产制造部副部长（试用期一年），免去其生产制造部计划主管职务；',
      '任命𠮷田启明同志为质量管理部部长；',
      '免去郭䶮同志的质量管理部检验主管职务。',
    ])
    expect(close).toBe('上述同志的任职时间均从2026年11月20日（会议决定之日）起计算。')
    expect([to, copies, date, number, isDraft]).toEqual([
      '各部门：',
      '市国资委',
      '2026年11月23日',
      '岚任〔2026〕14号',
      false,
    ])
  })

  it.each([
    [[promoted], '关于吕思诚同志职务任免的通知'],
    [[named], '关于𠮷田启明同志任职的通知'],
    [[dismissed], '关于郭䶮同志免职的通知'],
    [[named, dismissed], '关于𠮷田启明、郭䶮同志职务任免的通知'],
    [[promoted, named, dismissed], '关于吕思诚等同志职务任免的通知'],
  ])('is called after those whom it names, and after what becomes of them', (people, title) => {
    expect(letter(people).title).toBe(title)
  })

  it('is a draft as long as no document number stands, and one letter for each number that does', () => {
    const open = one({ name: '冯岚', proposed: '办公室主任', document: '', documentDate: '' })
    const other = one({ name: '陈石', proposed: '财务部部长', document: '岚任〔2026〕15号' })
    const letters = lettersOf([open, promoted, other], around)
    expect(letters.map(({ number, isDraft }) => [number, isDraft])).toEqual([
      ['岚任〔2026〕14号', false],
      ['岚任〔2026〕15号', false],
      ['〔2026〕　　号', true],
    ])
    expect(letters[2]?.date).toBe('　　　　年　　月　　日')
  })

  it('counts the posts from the day of effect where no meeting is named, and says nothing of it where nobody takes one', () => {
    expect(letter([promoted], { meeting: '', day: '' })).toMatchObject({
      lead: '经研究决定：',
      close: '上述同志任职时间从2026年12月1日起计算。',
    })
    const several = [promoted, one({ name: '冯岚', proposed: '办公室主任', effective: '20261202' })]
    expect(letter(several, { day: '' }).close).toBe('上述同志的任职时间均从会议决定之日起计算。')
    expect(letter([dismissed]).close).toBe('')
  })

  it.each([
    [6, '六个月'],
    [2, '两个月'],
    [10, '十个月'],
    [18, '十八个月'],
    [24, '两年'],
    [30, '三十个月'],
    [36, '三年'],
  ])('writes a trial of %i months in words', (trial, words) => {
    expect(letter([{ ...named, trial }]).items[0]).toContain(`（试用期${words}）`)
  })

  it('leaves out who is neither appointed nor relieved, and keeps a post of several lines in one sentence', () => {
    expect(lettersOf([one({})], around)).toEqual([])
    expect(letter([one({ proposed: '党委委员\n副总经理；' })]).items).toEqual(['任命吕思诚同志为党委委员、副总经理。'])
  })
})
