import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isDrawn } from '#domain/samples/sample.ts'

const printed = (text: string, key = 'key of the house') => createHmac('sha256', key).update(text).digest('hex')

describe('the draw', () => {
  it('takes one case in twenty', () => {
    const taken = Array.from({ length: 20_000 }, (_, at) => printed(`case ${at}`)).filter(isDrawn).length
    expect(taken).toBeGreaterThan(900)
    expect(taken).toBeLessThan(1100)
  })

  it('answers the same however often it is asked, and another thing under another key', () => {
    const of = (key: string) => Array.from({ length: 400 }, (_, at) => isDrawn(printed(`case ${at}`, key)))
    expect(of('one')).toEqual(of('one'))
    expect(of('one')).not.toEqual(of('another'))
  })
})
