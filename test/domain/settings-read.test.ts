import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { secretUntil } from '#domain/departures/declassifying.ts'
import { linesOf, problemsOf } from '#domain/departures/leaving.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Settings } from '#domain/organisation/settings.ts'
import type { Inputs } from '#domain/settlement/inputs.ts'
import { type Rule, ruleBook } from '#domain/settlement/rule-book.ts'
import type { Rules } from '#domain/settlement/rules.ts'
import { settle } from '#domain/settlement/settle.ts'
import { day, leaver, month, paid, rules, yuan } from './settlement/leaver.ts'

const ended = { ending: 'agreed', answers: { proposedBy: 'employer' } } as const
/** Somebody of long service on high pay, with overtime, a bonus and a month on sick pay; somebody on the least pay; leave. */
const leavers: readonly Partial<Inputs>[] = [
  {
    ...ended,
    hired: day('2003-11-15'),
    months: paid('202611', 12, 31_000, { overtime: yuan(900) }).map((one, at) =>
      at === 3 ? { ...one, gross: yuan(8000), sick: true } : one,
    ),
    bonuses: [
      { id: '1', name: '年终奖', amount: yuan(24_000), from: month('202601'), to: month('202611'), isPaid: true },
    ],
  },
  { ...ended, hired: day('1990-03-01') },
  { ...ended, months: paid('202611', 12, 1500) },
  { attendance: { due: '21', worked: '10' }, monthlyPay: yuan(8000) },
  { leave: { used: '1', carried: '2' }, monthlyPay: yuan(8000) },
  { leave: { used: '1.5' } },
]

const resignation: Fields = {
  kind: { code: '10', text: '辞职' },
  noticed: '20261025',
  lastDay: '20261130',
  binding: '服务期满前须经同意',
}

/** All that the program answers by these rules: amounts, what a form refuses and says, days. */
const answered = (rules: Rules): readonly unknown[] => {
  const filling = { typed: resignation, contents: {} as Contents, house: { rules } as never }
  return [
    ...leavers.map((one) => settle({ ...leaver, ...one, rules })),
    problemsOf(filling),
    linesOf({ ...filling, today: month('20261124'), newId: () => '' as RecordId }).map(({ says }) => says.code),
    secretUntil(month('20261130'), rules),
  ]
}

/** Two values that a house might set. */
const valuesOf = ({ is }: Rule): readonly [unknown, unknown] => {
  if (is === 'money') return [yuan(5000), yuan(9000)]
  if (is === 'days') return ['21.75', '20']
  if (is === 'months') return ['6', '24']
  const [one, other] = is
  return [one, other]
}

const withRule = (rule: Rule, value: unknown): Rules => ({
  ...rules,
  [rule.key]: { value, source: '测试', from: day('2008-01-01') },
})

const root = join(import.meta.dirname, '..', '..', 'src')
const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ file: relative(root, file), text: readFileSync(file, 'utf8') }))

/** Where a setting is declared, kept, loaded, set and shown to be set. */
const own =
  /^(domain\/organisation\/settings|db\/organisation|memory\/directory|(actions|routes|views)\/(settings|organisation|settlement))/

const readers = (key: string): readonly string[] => {
  const read = new RegExp(
    `\\bsettings\\.${key}\\b|\\{[^{}=]*\\b${key}\\b[^{}=]*\\}(?:: [^=]+)? = [^\\n]*\\bsettings\\b`,
  )
  return sources.flatMap(({ file, text }) => (!own.test(file) && read.test(text) ? [file] : []))
}

describe('a setting', () => {
  it.each(ruleBook)('of place and kind that is set otherwise changes what the program answers: $key', (rule) => {
    const [one, other] = valuesOf(rule)
    expect(answered(withRule(rule, one))).not.toEqual(answered(withRule(rule, other)))
  })

  const declared: Readonly<Record<keyof Settings, true>> = {
    profile: true,
    fallback: true,
    shortName: true,
    asking: true,
    secondFactor: true,
    standingReading: true,
    managed: true,
    rules: true,
    payMonths: true,
    payHeadings: true,
    listHeadings: true,
  }
  it.each(Object.keys(declared))('of the organisation is read elsewhere than where it is set: %s', (key) => {
    expect(readers(key)).not.toEqual([])
  })

  it('that nothing reads would be found', () => {
    expect(readers('colour')).toEqual([])
  })
})
