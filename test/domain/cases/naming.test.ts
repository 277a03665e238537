import { describe, expect, it } from 'vitest'
import { namedIn } from '#domain/cases/naming.ts'
import { person } from './house.ts'

const known = (...names: readonly string[]) => names.map((name, at) => ({ person: person(`${name}${at}`), name }))

describe('who is called by name in a text', () => {
  it('is whoever of those who may see the case stands in it, by the longer name first', () => {
    const people = known('王芳', '王芳华', '顾言')
    expect(namedIn('请王芳华补一页', people)).toEqual(['王芳华1'])
    expect(namedIn('请王芳华和王芳补一页', people)).toEqual(['王芳0', '王芳华1'])
    expect(namedIn('@顾言 照片换了吗？', people)).toEqual(['顾言2'])
    expect(namedIn('照片换了吗？', people)).toEqual([])
  })

  it('are all who have that name, and nobody of whom no name is known', () => {
    expect(namedIn('请王伟看看', known('王伟', '王伟', ''))).toEqual(['王伟0', '王伟1'])
  })
})
