import { describe, expect, it } from 'vitest'
import { cleanText, readFields, typedValue } from '#domain/dossiers/form.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { idNumbers } from '#domain/dossiers/sections/id-numbers.ts'
import { photo } from '#domain/dossiers/sections/photo.ts'

const typed = (values: Record<string, string>) => (key: string) => values[key] ?? ''

describe('a form of a section', () => {
  it('finds every problem at once', () => {
    const read = readFields(basic, typed({ birth: '1978.13', sex: '不详', post: '长'.repeat(601) }))
    expect(read).toEqual({
      ok: false,
      problems: { name: 'required', unit: 'required', birth: 'date-month', sex: 'not-in-table', post: 'too-long' },
    })
  })

  it('keeps a code with the text of the day, and text outside an open table as text', () => {
    const read = readFields(basic, typed({ name: '王建国', unit: 'u', nation: '汉族', rank: '首席专家' }))
    expect(read.ok && read.fields['nation']).toEqual({ code: '01', text: '汉族' })
    expect(read.ok && read.fields['rank']).toEqual({ text: '首席专家' })
  })

  it('keeps what is typed in another word for a code by the name in the table', () => {
    const read = readFields(basic, typed({ name: '王建国', unit: 'u', nation: '汉' }))
    expect(read.ok && read.fields['nation']).toEqual({ code: '01', text: '汉族' })
  })

  it('brings an ID number into one spelling before its rule is asked', () => {
    const read = readFields(idNumbers, typed({ type: '居民身份证', number: ' 110101 19750312 999x ' }))
    expect(read.ok && read.fields['number']).toBe('11010119750312999X')
    expect(readFields(idNumbers, typed({ type: '居民身份证', number: '110101197503129990' }))).toEqual({
      ok: false,
      problems: { number: 'id-checksum' },
    })
  })

  it('keeps the picture that a record had, since a picture is not typed', () => {
    const image = { blob: 'blob' as never, width: 4, height: 5 }
    expect(readFields(photo, typed({}), { image })).toMatchObject({ ok: true, fields: { image } })
  })

  it('takes control, zero-width and direction characters out', () => {
    expect(cleanText('林\u200b致\u202e远\u0007 ')).toBe('林致远')
  })

  it('shows a value again as it was typed', () => {
    const read = readFields(basic, typed({ name: '王建国', unit: 'u', nation: '汉族', birth: '1978.06' }))
    expect(read.ok && ['name', 'nation', 'birth'].map((key) => typedValue(read.fields[key]))).toEqual([
      '王建国',
      '汉族',
      '197806',
    ])
  })
})
