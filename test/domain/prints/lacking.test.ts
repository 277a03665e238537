import { describe, expect, it } from 'vitest'
import type { Field, Value } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import { cureOf, isOnPaper, lackingIn } from '#domain/prints/lacking.ts'
import { appointmentFor, type Changes, sheetsFor } from './sheets-of.ts'

const mark = '\u{3fffd}'

const typed = ({ kind }: Field): Value | undefined =>
  kind === 'code' ? { text: mark } : kind === 'text' || kind === 'long-text' ? mark : undefined

describe('a field that cannot be printed', () => {
  it('is one whose words come on a sheet or a paper, each of them and no other', () => {
    const wrong = sections.flatMap((section) =>
      section.fields
        .filter((field) => typed(field) !== undefined)
        .filter((field) => {
          const record = { mode: { text: '全日制' }, year: '2024', from: '201001', [field.key]: typed(field) }
          const changes: Changes = {
            more: { [section.key]: [record] },
            ...(section.key === 'basic' && { basic: record }),
          }
          const pages = [sheetsFor(changes), appointmentFor(changes)]
          return JSON.stringify(pages).includes(mark) !== isOnPaper(section, field)
        })
        .map(({ key }) => `${section.key}.${key}`),
    )
    expect(wrong).toEqual([])
  })

  it('is named with its section, its place in a list and the letter', () => {
    const contents = {
      family: [
        { id: 'a' as RecordId, fields: { name: '许明舟' } },
        { id: 'b' as RecordId, fields: { name: 'Paweł', work: 'Łódź' } },
      ],
    }
    const lacks = (text: string) => [...text].filter((char) => 'łŁ'.includes(char))
    expect(lackingIn(contents, sections, lacks)).toEqual([
      { section: 'family', field: 'name', record: 'b', at: 2, chars: ['ł'] },
      { section: 'family', field: 'work', record: 'b', at: 2, chars: ['Ł'] },
    ])
  })

  it('is not one whose letter goes on paper as another: an accent joined, an invisible sign left out', () => {
    const contents = { basic: [{ id: 'a' as RecordId, fields: { name: 'Jose\u0301\u200b' } }] }
    const lacks = (text: string) => [...text].filter((char) => !'José'.includes(char))
    expect(lackingIn(contents, sections, lacks)).toEqual([])
  })

  it.each([
    ['𠮷', 'han'],
    ['ł', 'alphabet'],
    ['қ', 'alphabet'],
    ['ᠮ', 'mongolian'],
    ['བ', 'tibetan'],
    ['\ue4c6', 'private-use'],
    ['☎', 'sign'],
  ])('is mended by what the script of %s needs', (char, cure) => {
    expect(cureOf(char)).toBe(cure)
  })
})
