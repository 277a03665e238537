import { describe, expect, it } from 'vitest'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import { appointmentOf, closedBy } from '#domain/proposals/appointing.ts'
import { heldPosts } from '#domain/proposals/posts-held.ts'
import { relievedOf } from '#domain/proposals/relieving.ts'
import type { PartialDate } from '#domain/time.ts'

const both = '技术部部长、党支部书记'
const held: Fields = { text: both, from: '202001', document: '华任〔2020〕1号' }
const contents: Contents = {
  appointments: [{ id: 'a' as RecordId, fields: held }],
  basic: [{ id: 'b' as RecordId, fields: { post: both } }],
}

const filling = (typed: Fields) => {
  let made = 0
  const newId = () => {
    made += 1
    return `new${made}` as RecordId
  }
  return { typed, contents, today: '20261124' as PartialDate, newId }
}

const relieved = (...posts: readonly string[]) =>
  relievedOf(filling({ posts: posts.join('\n'), from: '202611', because: { code: '1', text: '另有任用' } }))

const posts = (records: ReturnType<typeof relieved>) => records.filter(({ section }) => section === 'appointments')

describe('an appointment that names two posts', () => {
  it('is offered as two, each to be ended by itself', () => {
    expect(heldPosts(contents).map(({ text }) => text)).toEqual(['技术部部长', '党支部书记'])
  })

  it('stays for the post that remains, and what ended stands in a record of its own since it was held', () => {
    const made = posts(relieved('党支部书记'))
    expect(
      made.map(({ kind, record, fields }) => [kind, record, fields['text'], fields['from'], fields['to']]),
    ).toEqual([
      ['change', 'a', '技术部部长', '202001', undefined],
      ['add', 'new1', '党支部书记', '202001', '202611'],
    ])
    expect(made[1]?.fields).toMatchObject({ document: '华任〔2020〕1号', removalReason: { code: '1' } })
    const [stays, ended] = made.map((record) =>
      closedBy(record, { document: '华任〔2026〕9号', effective: '20261124' }),
    )
    expect([stays?.['to'], stays?.['removalDocument'], stays?.['document']]).toEqual([
      undefined,
      undefined,
      '华任〔2020〕1号',
    ])
    expect([ended?.['to'], ended?.['removalDocument'], ended?.['document']]).toEqual([
      '20261124',
      '华任〔2026〕9号',
      '华任〔2020〕1号',
    ])
  })

  it('leaves 现任职务 with what remains', () => {
    const basic = relieved('党支部书记').find(({ section }) => section === 'basic')
    expect(basic?.fields['post']).toBe('技术部部长')
  })

  it('ends whole where both are ended', () => {
    const made = posts(relieved('技术部部长', '党支部书记'))
    expect(made.map(({ kind, fields }) => [kind, fields['text'], fields['to']])).toEqual([['change', both, '202611']])
  })

  it('stays in a transfer for the post that 拟免职务 does not name, and ends whole where it names none', () => {
    const moved = (removed?: string) =>
      posts(
        appointmentOf(
          filling({ post: '质量部部长', unit: 'other', from: '202611', ends: true, ...(removed && { removed }) }),
        ),
      ).map(({ kind, fields }) => [kind, fields['text'], fields['to']])
    expect(moved('技术部部长').slice(1)).toEqual([
      ['change', '党支部书记', undefined],
      ['add', '技术部部长', '202611'],
    ])
    expect(moved().slice(1)).toEqual([['change', both, '202611']])
  })
})
