import { describe, expect, it } from 'vitest'
import { type Group, groups } from '#domain/access/groups.ts'
import { lacksIn } from '#domain/dossiers/completeness.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'

const one = (fields: Fields) => [{ id: 'r' as RecordId, fields }]
const whole: Contents = {
  basic: one({
    name: '王建国',
    sex: { code: '1', text: '男' },
    birth: '197806',
    nation: { text: '汉族' },
    nativePlace: '山东青岛',
    politics: { text: '群众' },
    workStart: '200007',
  }),
  'id-numbers': one({ number: 'G12345678' }),
  education: one({ school: '某大学' }),
  resume: one({ text: '工程师' }),
  appraisals: one({ year: '2025' }),
  rewards: one({ text: '先进个人' }),
  family: one({ name: '许明舟' }),
}
const seen = (contents: Contents, nothing: readonly string[] = [], shown: readonly Group[] = groups) =>
  lacksIn({ contents, nothing: new Set(nothing), groups: new Set(shown) }).map(
    ({ section, field, excusable }) => `${section}${field ? `.${field}` : ''}${excusable ? '?' : ''}`,
  )

describe('what a dossier lacks', () => {
  it('is nothing where everything is there', () => expect(seen(whole)).toEqual([]))

  it('is sex, birth and ID number before anything that a reason excuses', () => {
    const empty = seen({ basic: one({ name: '王建国', sex: '', birth: undefined }) })
    expect(empty.slice(0, 3)).toEqual(['basic.sex', 'basic.birth', 'id-numbers'])
    expect(empty.slice(3).every((lack) => lack.endsWith('?'))).toBe(true)
  })

  it('is no section of which it was said that there is nothing, but an ID number is never nothing', () => {
    const { family, rewards, 'id-numbers': _, ...rest } = whole
    expect([family, rewards].length).toBe(2)
    expect(seen(rest, ['family', 'rewards', 'id-numbers'])).toEqual(['id-numbers'])
    expect(seen(rest)).toEqual(['id-numbers', 'rewards?', 'family?'])
  })

  it('is nothing that the viewer may not see', () => {
    expect(seen({ basic: one({ name: '王建国' }) }, [], ['who', 'custody'])).toEqual([])
  })

  it('names only fields that the section has', () => {
    for (const { key, fields, needs = [] } of sections)
      for (const need of needs)
        if (need.is === 'field') expect(fields.map((field) => `${key}.${field.key}`)).toContain(`${key}.${need.field}`)
  })
})
