import { afterEach, describe, expect, it } from 'vitest'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { UnitId } from '#domain/ids.ts'
import { doubtsOf } from '#domain/imports/doubts.ts'
import { draftOf, recordsToBegin } from '#domain/imports/draft.ts'
import { mended } from '#domain/imports/mending.ts'
import { understood, written } from './person-file.ts'

/** A section that nobody has heard of: one extra tag, one field, one line of print (docs/decisions/0079). */
const languages: Section = {
  key: 'languages',
  single: false,
  headline: ['language'],
  fields: [{ key: 'language', kind: 'text', group: 'career', required: true }],
  exchange: {
    tags: ['WaiYu'],
    read: (file) =>
      file
        .text('WaiYu')
        .split('、')
        .filter(Boolean)
        .map((language) => ({
          raw: language,
          fields: { language },
          doubts: language === '英语' ? [] : [{ code: 'not-in-table', field: 'language', params: { text: language } }],
        })),
  },
}

afterEach(() => {
  const at = sections.indexOf(languages)
  if (at >= 0) sections.splice(at, 1)
})

describe('a new section', () => {
  const file = written({ WaiYu: '英语、世界\u200B语' })

  it('is unread text before it is declared', () => {
    const left = understood(file).filter(({ section }) => section === 'unread')
    expect(left.map(({ fields }) => [fields['tag'], fields['text']])).toEqual([['WaiYu', '英语、世界语']])
  })

  it('reads its tag, doubts, mends and keeps with no other file changed', () => {
    sections.push(languages)
    const records = understood(file)
    expect(records.some(({ section }) => section === 'unread')).toBe(false)
    const draft = draftOf(
      { name: 'x', bytes: 1, encoding: 'utf-8', version: '', mended: [] },
      records,
      'unit' as UnitId,
    )
    const own = draft.records.filter(({ section }) => section === 'languages')
    expect(own.map(({ fields }) => fields)).toEqual([{ language: '英语' }, { language: '世界语' }])
    expect(doubtsOf(draft).filter(({ code }) => code === 'not-in-table')).toHaveLength(1)

    const [, second] = own
    const changed = mended(draft, (key, field) => (key === second?.key && field === 'language' ? '法语' : undefined))
    expect(doubtsOf(changed).filter(({ code }) => code === 'not-in-table')).toHaveLength(0)
    expect(recordsToBegin(changed).filter(({ section }) => section === 'languages')).toEqual([
      { section: 'languages', fields: { language: '英语' } },
      { section: 'languages', fields: { language: '法语' } },
    ])
    expect(groupsOf(languages)).toEqual(['career'])
  })
})
