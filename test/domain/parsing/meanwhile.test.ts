import { describe, expect, it } from 'vitest'
import { readFields } from '#domain/dossiers/form.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { withoutMeanwhile } from '#domain/parsing/meanwhile.ts'

describe('其间', () => {
  it.each([
    ['其间：2013.09--2015.12某校学习', '2013.09--2015.12某校学习'],
    ['其间:2013.09--2015.12某校学习', '2013.09--2015.12某校学习'],
    ['其 间：某校学习', '某校学习'],
    ['期间：某校学习', '某校学习'],
    ['（其间：某校（上海）学习）', '某校（上海）学习'],
    ['(其间:某校学习)', '某校学习'],
    ['（其间：甲校学习）（期间：乙县挂职）', '甲校学习；乙县挂职'],
    ['其间：其间：某校学习', '某校学习'],
    ['其间：甲\n其间：乙', '甲\n乙'],
    ['（2004.02 正处级）', '（2004.02 正处级）'],
    ['其间某校学习', '其间某校学习'],
  ])('is the form’s word: %s is kept as %s', (typed, kept) => {
    expect(withoutMeanwhile(typed)).toBe(kept)
    expect(withoutMeanwhile(kept)).toBe(kept)
  })

  it('is taken off where it is typed', () => {
    const section = sectionOf('resume')
    const typed: Record<string, string> = { from: '1997.07', text: '某厂厂长', during: '其间：某校学习' }
    const read = section && readFields(section, (key) => typed[key] ?? '')
    expect(read?.ok && read.fields['during']).toBe('某校学习')
  })
})
