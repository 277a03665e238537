import { describe, expect, it } from 'vitest'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import { shownOf } from '#domain/dossiers/reckoned.ts'
import type { Contents, Fields, Section } from '#domain/dossiers/section.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { leave } from '#domain/dossiers/sections/leave.ts'
import { payslips } from '#domain/dossiers/sections/payslips.ts'
import type { PostId, RecordId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'

const today = '20261129' as PartialDate
const shown = (section: Section, key: string, fields: Fields, contents: Contents = {}) => {
  const field = section.fields.find((known) => known.key === key)
  if (!field) throw new Error(`No field ${key}.`)
  return shownOf(field, fields, contents, today)
}
const yuan = (cents: number) => ({ cents, currency: 'CNY' })

describe('a field that depends on others', () => {
  const man = { birth: '197503' as PartialDate, sex: { code: '1', text: '男' } }

  it('is reckoned while nothing is typed', () => {
    expect(shown(basic, 'retirement', man)).toEqual({ from: 'reckoned', value: '203710' })
    expect(shown(basic, 'retirement', { ...man, sex: { code: '2', text: '女' } })).toBeUndefined()
    expect(shown(entry, 'serviceHere', { entered: '200107' as PartialDate })).toEqual({ from: 'reckoned', value: 25 })
    expect(shown(leave, 'left', { entitled: '10', carried: '2.5', used: '3.1' })).toEqual({
      from: 'reckoned',
      value: '9.4',
    })
    expect(shown(payslips, 'net', { gross: yuan(1_000_001), tax: yuan(100), pension: yuan(1) })).toEqual({
      from: 'reckoned',
      value: yuan(999_900),
    })
  })

  it('gives way to what was typed, and says so where the two differ', () => {
    expect(shown(basic, 'retirement', { ...man, retirement: '203710' as PartialDate })).toEqual({
      from: 'typed',
      value: '203710',
    })
    expect(shown(basic, 'retirement', { ...man, retirement: '203512' as PartialDate })).toEqual({
      from: 'typed',
      value: '203512',
      otherwise: '203710',
    })
  })

  it('is reckoned from what the viewer may see alone', () => {
    const identity = { basic: [{ id: 'r' as RecordId, fields: { workStart: '199707' as PartialDate } }] }
    expect(shown(entry, 'service', {}, identity)).toEqual({ from: 'reckoned', value: 29 })
    expect(shown(entry, 'service', {}, { basic: [{ id: 'r' as RecordId, fields: {} }] })).toBeUndefined()
  })
})

describe('a post', () => {
  const posts = [
    { id: 'a' as PostId, name: '技术部部长' },
    { id: 'b' as PostId, name: '技术部工程师' },
    { id: 'c' as PostId, name: '生产部工程师' },
    { id: 'd' as PostId, name: '生产部工程师' },
  ]
  const pointed = (fields: Fields) => pointingToPosts(appointments, fields, posts)['post']

  it('is one of the house where its words, or those of unit and post, mean exactly one', () => {
    expect(pointed({ post: { text: '技术部部长' } })).toEqual({ post: 'a', text: '技术部部长' })
    expect(pointed({ unit: '技术部', post: { text: '工程师' } })).toEqual({ post: 'b', text: '工程师' })
  })

  it('stays text where the house has none, or two', () => {
    expect(pointed({ post: { text: '厂长' } })).toEqual({ text: '厂长' })
    expect(pointed({ unit: '生产部', post: { text: '工程师' } })).toEqual({ text: '工程师' })
  })
})
