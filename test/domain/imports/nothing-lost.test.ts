import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sections } from '#domain/dossiers/sections/index.ts'
import { saidNothing, type UnderstoodRecord, understand } from '#domain/imports/understand.ts'
import { wordingOf } from '#domain/imports/wording.ts'
import { folded, visible } from '#domain/parsing/text.ts'
import { rounds } from '../../thorough.ts'
import { element, parse, person } from './person-file.ts'

/** Everything that the comparison shows of a file: raw texts, what is declared empty, what nobody understood. */
function shown(file: string | Uint8Array) {
  const parsed = parse(file)
  if (!parsed.ok) throw new Error(`${parsed.refusal} ${JSON.stringify(parsed.place)}`)
  const records = understand(parsed.value, sections)
  return { parsed: parsed.value, records, nothing: saidNothing(parsed.value, sections) }
}

/** Each sign that counts as often as it stands, blanks and the signs between records aside. */
function signs(texts: readonly string[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>()
  for (const text of texts)
    for (const sign of visible(text.replace(/&#(?:xD|13|xA|10);/gi, '')))
      if (!/[\s、，,；;。./]/.test(sign)) count.set(sign, (count.get(sign) ?? 0) + 1)
  return count
}

const missing = (text: string, among: readonly string[]) => {
  const there = signs(among)
  return [...signs([text])].filter(([sign, count]) => count > (there.get(sign) ?? 0)).map(([sign]) => sign)
}

const tags = [...new Set(sections.flatMap(({ exchange }) => exchange?.tags ?? []))].filter(
  (tag) => tag !== 'ZhaoPian' && tag !== 'JiaTingChengYuan',
)

const fixtures = new URL('../../fixtures/', import.meta.url)
const pieces = fc.constantFrom(
  '1985.1',
  '197503',
  '1998.13',
  '2001年5月',
  '1800人',
  '--',
  '至今',
  '（其间：',
  '其间：',
  '）',
  '；',
  '、',
  '民盟',
  '中共党员',
  '无',
  '优秀',
  '2023年度',
  '分别为',
  '警告处分',
  '荣立三等功',
  '经某委批准，',
  '\n',
  '甲大学',
  '工学学士',
  '某系',
  '甲',
  '𠮷',
  '3.',
  'Ab',
  '＆',
  '①',
  '③',
  '²',
  '1903.13',
)
const text = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''))

describe('every visible character of a file', () => {
  it.each(readdirSync(fixtures).filter((name) => name.endsWith('.lrmx')))(
    'of %s is shown: as raw text or as not understood',
    (name) => {
      const { parsed, records, nothing } = shown(new Uint8Array(readFileSync(new URL(name, fixtures))))
      const all = [
        ...records.flatMap(({ raw, sources }) => [raw, ...Object.values(sources ?? {})]),
        ...nothing.map(({ raw }) => raw),
      ]
      for (const tag of tags) expect(missing(parsed.file.text(tag), all)).toEqual([])
    },
  )

  it('is shown whatever the tags say', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...tags), text), (values) => {
        const file = `<Person>${Object.entries(values)
          .map(([tag, value]) => element(tag, value))
          .join('')}</Person>`
        const { records, nothing } = shown(file)
        for (const [tag, value] of Object.entries(values)) {
          if (/^\s*(?:[（(]\s*无\s*[）)])?\s*$/.test(value)) continue
          const own = sections.filter(({ exchange }) => exchange?.tags.includes(tag)).map(({ key }) => key)
          const raws = records
            .filter(({ section, fields }) => own.includes(section) || fields['tag'] === tag)
            .flatMap(({ raw, sources }) => [raw, ...Object.values(sources ?? {})])
          const said = nothing.filter(({ section }) => own.includes(section)).map(({ raw }) => raw)
          expect([tag, missing(value, [...raws, ...said])]).toEqual([tag, []])
        }
      }),
      { numRuns: rounds(400) },
    )
  })

  it('of a résumé stands in a field, or in a doubt that asks about it', () => {
    fc.assert(
      fc.property(text, (value) => {
        const { records } = shown(`<Person>${element('JianLi', value)}</Person>`)
        for (const record of records.filter(({ section }) => section === 'resume')) {
          const told = toldBy(record)
          const words = folded(record.raw).replace(/至今|其间|[年月至]|^\s*\d{1,2}[.]/g, ' ')
          expect((words.match(/\p{L}|\p{No}|\d{4}/gu) ?? []).filter((word) => !told.includes(word))).toEqual([])
        }
      }),
      { numRuns: rounds(400) },
    )
  })
})

const toldBy = ({ fields, doubts }: UnderstoodRecord) =>
  [
    ...Object.values(fields).map(wordingOf),
    ...doubts.flatMap(({ params = {}, readings = [] }) => [...Object.values(params), ...readings]),
  ]
    .map(folded)
    .join(' ')
    .replace(/(?<=\d)[.](?=\d)/g, '')

describe('what a record leaves of its text', () => {
  const leftIn = (changes: Partial<Record<keyof typeof person, string>>) =>
    shown(
      `<Person>${Object.entries({ ...person, ...changes })
        .map(([tag, value]) => element(tag, value))
        .join('')}</Person>`,
    ).records.flatMap(({ section, doubts }) =>
      doubts.filter(({ code }) => code === 'left-over').map(({ params }) => `${section}: ${params?.['text']}`),
    )

  it('is nothing where all of it was read', () => {
    expect(leftIn({})).toEqual([])
  })

  it.each([
    [{ ShenFenZheng: '1.10101E+17' }, 'id-numbers: 10101 E 17'],
    [{ RuDangShiJian: '1999年6月经某支部介绍' }, undefined],
    [{ RuDangShiJian: '1999.06加入中国共产党' }, undefined],
    [{ CanJiaGongZuoShiJian: '1997年7月参加工作' }, undefined],
    [{ ShenFenZheng: '110101 19750312 999x' }, undefined],
    [{ ShenFenZheng: '110101750312999' }, undefined],
    [{ NianDuKaoHeJieGuo: '近三年年度考核结果：2023年度合格；2024、2025年度均为优秀等次。' }, undefined],
    [
      { JianLi: '1、1993.09至1997.07，某校学习；\n2、1997年7月1日至今，某厂工人（其间：1999.01--1999.06培训）' },
      undefined,
    ],
    [{ JianLi: '93.09—97.07 某校学习\n97.07-05年3月 某厂工人\n05.03至今 某厂厂长' }, undefined],
    [{ JianLi: '93.09—97.07 某校学习\n05.03至今 某厂厂长', ChuShengNianYue: '' }, undefined],
    [{ ZhuanYeJiShuZhiWu: '工程师；无' }, undefined],
    [{ JianLi: '199803①55人进厂，③3人留任' }, undefined],
  ])('is asked about: %o', (changes, expected) => {
    expect(leftIn(changes)).toEqual(expected === undefined ? [] : [expected])
  })
})
