import { describe, expect, it } from 'vitest'
import { areaOf, liesIn } from '#domain/people/division.ts'
import type { IdNumber } from '#domain/people/id-number.ts'

const area = (code: string) => areaOf(`${code}19750312999X` as IdNumber) ?? expect.fail()

describe('the area of a resident number', () => {
  it('is told to the prefecture where the table knows it, else to the province', () => {
    expect(area('430102').name).toBe('湖南长沙')
    expect(area('110101').name).toBe('北京')
    expect(area('432401').name).toBe('湖南')
    expect(areaOf('810000197503129999' as IdNumber)).toBeUndefined()
  })

  it.each([
    ['湖南长沙', '430102', true],
    ['湖南省长沙市', '430102', true],
    ['湖南株洲', '430102', false],
    ['江苏南京', '430102', false],
    ['湖南浏阳', '430102', true],
    ['湖南常德', '432401', true],
    ['吉林吉林', '220102', false],
    ['北京东城', '110105', true],
    ['重庆万州', '511202', true],
    ['海南海口', '440102', true],
    ['四川成都', '500103', false],
    ['德国', '430102', undefined],
    ['', '430102', undefined],
  ])('holds %s against %s', (place, code, expected) => {
    expect(liesIn(place, area(code))).toBe(expected)
  })
})
