import { describe, expect, it } from 'vitest'
import type { NewRecord } from '#actions/dossiers/beginning.ts'
import { companies, companyOf, isInstitution, offices, posts, units, withoutDossier } from '#demo/company.ts'
import { castOf, usualSize } from '#demo/growing/cast.ts'
import { people } from '#demo/people/index.ts'
import { type DemoPerson, idNumberOf } from '#demo/person.ts'
import { recordsOf, resumeOf } from '#demo/records.ts'
import { factsOf } from '#domain/checks/facts.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { runRules } from '#domain/checks/running.ts'
import type { Coded, Contents, Field, Fields, Value } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { birthIn, isSynthetic, readIdNumber, sexIn } from '#domain/people/id-number.ts'
import { monthNumber, type PartialDate, partialDate } from '#domain/time.ts'

const ground = {
  unitOf: (code: string) => code as UnitId,
  personOf: (name: string) => name as PersonId,
  year: 2026,
  staffNumberOf: () => '1001',
}

const fieldsOf = (person: DemoPerson, section: string): readonly Fields[] =>
  recordsOf(person, ground)
    .filter((record) => record.section === section)
    .map(({ fields }) => fields)

const contentsOf = (person: DemoPerson): Contents => together(recordsOf(person, ground))

const together = (records: readonly NewRecord[]): Contents =>
  Object.fromEntries(
    sections.map(({ key, order }) => {
      const own = records.filter(({ section }) => section === key)
      const listed = own.map(({ fields }, index) => ({ id: `${key}-${index}` as RecordId, fields }))
      return [key, order ? listed.toSorted((a, b) => order(a.fields, b.fields)) : listed]
    }),
  )

const valuesOf = (person: DemoPerson): readonly (readonly [string, Field, Value, Fields])[] =>
  recordsOf(person, ground).flatMap(({ section, fields }) =>
    (sections.find(({ key }) => key === section)?.fields ?? []).flatMap((field) => {
      const value = fields[field.key]
      return value === undefined ? [] : [[`${section}.${field.key}`, field, value, fields] as const]
    }),
  )

const isAccepted = (field: Field, value: Value, fields: Fields): boolean =>
  !(field.kind === 'partial-date' && !partialDate(String(value))) &&
  !(field.open === false && !(value as Coded).code) &&
  field.rule?.(value, fields) === undefined

/** Many more than the demo usually has, since the dice of some may fall badly. */
const everybody = castOf(600)

/** Runs a check for each person; whoever fails it is named. */
const ofEverybody = (check: (person: DemoPerson) => void) => () => {
  for (const person of everybody) {
    try {
      check(person)
    } catch (error) {
      throw new Error(`${person.name} of ${person.unit}`, { cause: error })
    }
  }
}

describe('everybody of the demo', () => {
  it(
    'has a valid number of the reserved range that agrees with birth and sex',
    ofEverybody((person) => {
      if (person.card) return
      const read = readIdNumber(idNumberOf(person))
      expect(read.ok && isSynthetic(read.value) && birthIn(read.value) === person.birth).toBe(true)
      expect(read.ok && sexIn(read.value)).toBe(person.sex === '男' ? '1' : '2')
    }),
  )

  it(
    'has a career without a gap, from school to the present post',
    ofEverybody((person) => {
      const resume = resumeOf(person)
      expect(resume.slice(1).map(({ from }) => from)).toEqual(resume.slice(0, -1).map(({ to }) => to))
      expect(resume[0]?.text).toMatch(/学习$/)
      const [post] = fieldsOf(person, 'basic').map(({ post }) => String(post))
      expect(resume.at(-1)).toMatchObject({ text: post })
      expect(resume.at(-1)?.to).toBeUndefined()
    }),
  )

  it(
    'has values that its sections accept',
    ofEverybody((person) => {
      expect(valuesOf(person).filter(([, ...value]) => !isAccepted(...value))).toEqual([])
    }),
  )

  it(
    'says nothing doubtful, and nothing that no section declares',
    ofEverybody((person) => {
      const told = runRules(rules, factsOf(contentsOf(person), '20261124' as PartialDate)).map(({ code }) => code)
      expect(told.filter((code) => code !== 'photo-missing')).toEqual([])
      const declared = new Set(sections.flatMap(({ key, fields }) => fields.map((field) => `${key}.${field.key}`)))
      const said = recordsOf(person, ground).flatMap(({ section, fields }) =>
        Object.keys(fields).map((key) => `${section}.${key}`),
      )
      expect(said.filter((name) => !declared.has(name))).toEqual([])
    }),
  )

  it(
    'was grown up when joining a party and has a family of plausible ages',
    ofEverybody((person) => {
      const birth = monthNumber(person.birth as PartialDate)
      for (const { joined } of fieldsOf(person, 'party'))
        expect(monthNumber(joined as PartialDate) - birth).toBeGreaterThan(18 * 12)
      for (const relative of fieldsOf(person, 'family')) {
        const years = (monthNumber(relative['birth'] as PartialDate) - birth) / 12
        const relation = (relative['relation'] as Coded).text
        expect((relative['relation'] as Coded).code, relation).toBeDefined()
        if (/父亲|母亲/.test(relation)) expect(years).toBeLessThan(-18)
        if (/儿子|女儿/.test(relation)) expect(years).toBeGreaterThan(20)
      }
    }),
  )

  it(
    'works in a unit of the company, at a rank that is in its table',
    ofEverybody((person) => {
      const [basic] = fieldsOf(person, 'basic')
      expect(units.map(({ code }) => code)).toContain(basic?.['unit'])
      if (!isInstitution(person.unit)) expect(basic?.['rank']).toHaveProperty('code')
      expect(String(basic?.['post'])).toContain(companyOf(person.unit).shortName)
    }),
  )
})

describe('the demo company', () => {
  it('has forty dossiers, two people of one name in different departments, and hard names', () => {
    expect(people).toHaveLength(40)
    expect(people.filter(({ name }) => name === '王伟').map(({ unit }) => unit)).toEqual(['LC-CW', 'LC-SC-ZZ'])
    const names = people.map(({ name }) => name).join(' ')
    for (const part of ['单', '仇', '区', '曾', '解', '盖', '覃', '尉迟', '万俟', '㛃', '䶮', '·', '陳'])
      expect(names).toContain(part)
  })

  it('gives each ID number to one person, and each name to one of a unit', () => {
    expect(new Set(everybody.map(idNumberOf)).size).toBe(everybody.length)
    expect(new Set(everybody.map(({ name, unit }) => `${name} ${unit}`)).size).toBe(everybody.length)
  })

  it('has three hundred dossiers in three companies, the same for everybody who starts it', () => {
    const usual = castOf(usualSize)
    expect(usual).toHaveLength(300)
    expect(castOf(usualSize)).toEqual(usual)
    expect(everybody.slice(0, usualSize)).toEqual(usual)
    expect(new Set(usual.map(({ unit }) => companyOf(unit).code))).toEqual(new Set(companies.map(({ code }) => code)))
    for (const name of ['Matthias Brenner', '张䶮', '赵𠮷祥']) expect(usual.map((one) => one.name)).toContain(name)
    expect(usual.filter(({ managedAbove }) => managedAbove)).toHaveLength(1)
  })

  it('fills its offices with people it knows and lists posts of units it has', () => {
    const known = [...everybody.map(({ name }) => name), ...withoutDossier]
    for (const { person } of offices) expect(known).toContain(person)
    expect(posts.every(([unit]) => units.some(({ code }) => code === unit))).toBe(true)
  })
})
