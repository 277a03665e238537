import { expect, it } from 'vitest'
import { photoFields } from '#demo/drafting.ts'
import { castOf, usualSize } from '#demo/growing/cast.ts'
import { openingRecords } from '#demo/opening.ts'
import { type Plan, plansOf } from '#demo/plans.ts'
import { ofDraft, planted, spoiled } from '#demo/planted/index.ts'
import { recordsOf } from '#demo/records.ts'
import { factsOf } from '#domain/checks/facts.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { runRules } from '#domain/checks/running.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { PersonId, RecordId, UnitId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'

const year = 2026
const ground = {
  unitOf: (code: string) => code as UnitId,
  personOf: (name: string) => name as PersonId,
  year,
  staffNumberOf: () => '1001',
}

const plans = plansOf(castOf(usualSize))

/** The dossier as it stands in the demo at the end of its last day. */
function contentsOf(plan: Plan) {
  const { person, stage } = plan
  const all = [
    ...spoiled(recordsOf(person, ground), plan.planted.filter(ofDraft), year),
    ...(stage === 'draft' ? [] : [{ section: 'photo', fields: photoFields(year, plan.planted) }]),
    ...(stage === 'filed' ? openingRecords(plan, year, false) : []),
  ]
  return Object.fromEntries(
    sections.map(({ key, order }) => {
      const own = all.filter(({ section }) => section === key)
      const listed = own.map(({ fields }, at) => ({ id: `${key}-${at}` as RecordId, fields }))
      return [key, order ? listed.toSorted((a, b) => order(a.fields, b.fields)) : listed]
    }),
  )
}

const alikeTo = ({ person }: Plan) =>
  plans.filter(
    (other) =>
      other.person !== person &&
      other.person.name === person.name &&
      other.person.birth.slice(0, 6) === person.birth.slice(0, 6),
  )

const told = (plan: Plan): readonly string[] => {
  const alike = alikeTo(plan).map(({ person }) => person.unit)
  return runRules(rules, factsOf(contentsOf(plan), '20261124' as PartialDate, alike)).map(({ code }) => code)
}

it('shows each rule in some dossier of the demo', () => {
  const seen = new Set(plans.flatMap(told))
  expect(rules.map(({ key }) => key).filter((key) => !seen.has(key))).toEqual([])
})

it('has each contradiction that was planted found in its own dossier, beside the others there', () => {
  const missed = plans.flatMap((plan) => {
    const codes = told(plan)
    return plan.planted.filter(({ rule }) => !codes.includes(rule)).map(({ rule }) => `${rule} of ${plan.person.name}`)
  })
  expect(missed).toEqual([])
  const stand = plans.flatMap((plan) => plan.planted.map(({ rule }) => rule))
  expect(planted.map(({ rule }) => rule).filter((rule) => !stand.includes(rule))).toEqual([])
})

it('leaves more than two thirds of the dossiers sound, and few of those in doubt', () => {
  const sound = plans.filter((plan) => plan.planted.length === 0 && alikeTo(plan).length === 0)
  expect(sound.length).toBeGreaterThan((plans.length * 2) / 3)
  const doubted = sound.filter((plan) => told(plan).some((code) => code !== 'photo-missing'))
  expect(doubted.map((plan) => plan.person.name + told(plan).join())).toEqual([])
})
