import type { Day } from '#domain/time.ts'
import { type Average, averageOf, averageRules } from '../average.ts'
import { lineOf, nothing, type Reckoned, yuanText } from '../drawing.ts'
import type { Ending } from '../ending.ts'
import { compare, type Exact, exact, times, whole } from '../exact.ts'
import type { Inputs, Period } from '../inputs.ts'
import type { Formula, Line } from '../line.ts'
import { given, have, knowing, type Need, ruled, together } from '../need.ts'
import type { Rules } from '../rules.ts'
import { halvesOfWholeYears, halvesOwed, lawFrom } from '../service.ts'

/**
 * 经济补偿 N, with the years before 2008 on a line of their own where they are counted apart; 赔偿金 2N in its place where the
 * end was unlawful (docs/law/settlement.md §1 and §2).
 */
export function severanceLines(inputs: Inputs): readonly Line[] {
  const owed = isOwed(inputs)
  if (!owed.ok) return [draw(inputs, 'severance', owed)]
  if (owed.value !== 'owed') return [draw(inputs, 'severance', nothing(`severance.none.${owed.value}`))]
  if (inputs.ending === 'unlawful') return [draw(inputs, 'double', double(inputs))]
  const parts = partsOf(inputs)
  if (!parts.ok) return [draw(inputs, 'severance', parts)]
  const { now, before, rule } = parts.value
  return [
    ...(now ? [draw(inputs, 'severance', byLaw(inputs, now))] : []),
    ...(before && rule ? [draw(inputs, 'severance-before-2008', byFormerRules(inputs, before, rule))] : []),
  ]
}

type Key = 'severance' | 'severance-before-2008' | 'double'

const draw = (inputs: Inputs, key: Key, reckoned: Need<Reckoned>): Line =>
  lineOf(key, 'due', reckoned, { laws: lawsOf(key, inputs.ending), rules: rulesOf(inputs) }, inputs.rules)

/** Whether severance is owed at all, else for what reason not. */
function isOwed({ ending, answers, rules }: Inputs): Need<'owed' | Ending | 'kind' | 'by-employee' | 'refused'> {
  if (unpaid.has(ending)) return have(ending)
  return knowing(ruled(rules, 'severance'), (severance) => {
    if (severance === 'none') return have('kind' as const)
    if (ending === 'agreed')
      return knowing(given(answers.proposedBy, 'proposed-by'), (by) => have(by === 'employer' ? 'owed' : 'by-employee'))
    if (ending === 'expired')
      return knowing(given(answers.refusedTerms, 'refused-terms'), (refused) => have(refused ? 'refused' : 'owed'))
    return have('owed' as const)
  })
}

const unpaid: ReadonlySet<Ending> = new Set([
  'resigned',
  'resigned-in-probation',
  'probation-failed',
  'misconduct',
  'retired',
  'died',
  'moved',
  'dismissed',
])

/** Endings for which the rules before 2008 owed nothing. */
const newIn2008: ReadonlySet<Ending> = new Set(['expired', 'task-done', 'employer-closed'])

type Former = {
  readonly parts: 'whole' | 'as-now'
  readonly most: 'twelve' | 'unlimited'
  readonly pay: 'capped' | 'uncapped'
}
type Parts = { readonly now?: Period; readonly before?: Period; readonly rule?: Former }

/** Which time is counted by which rules. */
function partsOf({ hired, last, ending, rules }: Inputs): Need<Parts> {
  return knowing(given(hired, 'hired'), (hired): Need<Parts> => {
    if (hired >= lawFrom) return have({ now: { from: hired, to: last } })
    const now = last >= lawFrom ? { now: { from: lawFrom, to: last } } : {}
    if (newIn2008.has(ending)) return have(now)
    return knowing(ruled(rules, 'before2008'), (counted): Need<Parts> => {
      if (counted === 'together') return have({ now: { from: hired, to: last } })
      const former = together({
        parts: ruled(rules, 'formerParts'),
        most: ruled(rules, 'formerMost'),
        pay: ruled(rules, 'formerPay'),
      })
      const before = { from: hired, to: last < dayBefore ? last : dayBefore }
      return knowing(former, (rule) => have({ ...now, before, rule }))
    })
  })
}

const dayBefore = '2007-12-31' as Day

const byLaw = (inputs: Inputs, period: Period): Need<Reckoned> =>
  knowing(baseOf(inputs), (base) => {
    const halves = limited(base, halvesOwed(period))
    return have(product(base, halves, { code: 'severance', times: 1 }))
  })

/** Twice what is owed from the hire on (实施条例 25), with both limits: Art. 87 doubles what Art. 47 gives. */
const double = (inputs: Inputs): Need<Reckoned> =>
  knowing(together({ hired: given(inputs.hired, 'hired'), base: baseOf(inputs) }), ({ hired, base }) => {
    const halves = limited(base, halvesOwed({ from: hired, to: inputs.last }))
    return have(product(base, halves, { code: 'double', times: 2 }))
  })

const byFormerRules = (inputs: Inputs, period: Period, rule: Former): Need<Reckoned> =>
  knowing(rule.pay === 'capped' ? baseOf(inputs) : uncapped(inputs), (base) => {
    const halves = rule.parts === 'whole' ? halvesOfWholeYears(period) : halvesOwed(period)
    const most = rule.most === 'twelve' ? Math.min(halves, 24) : halves
    return have(product(base, { counted: most, served: halves }, { code: 'before', times: 1 }))
  })

type Base = { readonly amount: Exact; readonly by: 'average' | 'minimum' | 'cap'; readonly values: Formula['values'] }

/** The average within its limits: not above three times that of the place, not below the minimum wage (Art. 47; 实施条例 27). */
function baseOf(inputs: Inputs): Need<Base> {
  return knowing(
    together({ base: uncapped(inputs), local: ruled(inputs.rules, 'localAverage') }),
    ({ base, local }): Need<Base> => {
      const cap = whole(local * 3)
      if (compare(base.amount, cap) <= 0) return have(base)
      const values = { ...base.values, local: yuanText(local), cap: yuanText(local * 3) }
      return have({ amount: cap, by: 'cap', values })
    },
  )
}

function uncapped(inputs: Inputs): Need<Base> {
  const needs = {
    average: knowing(ruled(inputs.rules, 'overtimeInAverage'), (overtime) =>
      averageOf(inputs, { overtime: overtime === 'in' }),
    ),
    minimum: ruled(inputs.rules, 'minimumWage'),
  }
  return knowing(together(needs), ({ average, minimum }) => have(notBelow(average, minimum)))
}

const notBelow = ({ amount, text }: Average, minimum: number): Base =>
  compare(amount, whole(minimum)) < 0
    ? { amount: whole(minimum), by: 'minimum', values: { average: text, minimum: yuanText(minimum) } }
    : { amount, by: 'average', values: { average: text } }

type Halves = { readonly counted: number; readonly served: number }

/** Twelve years at most, and only where the pay is limited as well. */
const limited = ({ by }: Base, served: number): Halves => ({
  served,
  counted: by === 'cap' ? Math.min(served, 24) : served,
})

function product(
  { amount, by, values }: Base,
  { counted, served }: Halves,
  { code, times: factor }: { readonly code: 'severance' | 'double' | 'before'; readonly times: 1 | 2 },
): Reckoned {
  const years = counted < served ? '.limited' : ''
  return {
    amount: times(times(amount, whole(factor)), exact(String(counted / 2))),
    formula: {
      code: `${code}.${by}${years}`,
      values: { ...values, months: String(counted / 2), served: String(served / 2) },
    },
  }
}

function lawsOf(key: Key, ending: Ending): readonly (readonly [string, string])[] {
  if (key === 'double')
    return [
      ['contract', '47、87'],
      ['contract-rules', '25、27'],
    ]
  if (key === 'severance-before-2008')
    return [
      ['contract', '97'],
      ['compensation', '5–11'],
    ]
  const own = articles[ending]
  return unpaid.has(ending) ? own : [...own, ['contract', '47'], ['contract-rules', '27']]
}

const articles: Readonly<Record<Ending, readonly (readonly [string, string])[]>> = {
  agreed: [['contract', '36、46']],
  resigned: [['contract', '37']],
  'resigned-in-probation': [['contract', '37']],
  'employer-fault': [['contract', '38、46']],
  'probation-failed': [['contract', '39']],
  misconduct: [['contract', '39']],
  'no-fault': [['contract', '40、46']],
  redundancy: [['contract', '41、46']],
  expired: [['contract', '44、46']],
  'task-done': [['contract-rules', '22']],
  'employer-closed': [['contract', '44、46']],
  unlawful: [['contract', '48、87']],
  retired: [['contract', '44']],
  died: [['contract', '44']],
  moved: [],
  dismissed: [],
}

function rulesOf({ ending, hired, rules }: Inputs): readonly (keyof Rules)[] {
  if (unpaid.has(ending)) return []
  if (rules.severance?.value === 'none') return ['severance']
  const isOld = hired !== undefined && hired < lawFrom && ending !== 'unlawful' && !newIn2008.has(ending)
  const old: readonly (keyof Rules)[] = isOld
    ? [
        'before2008',
        ...(rules.before2008?.value === 'apart' ? (['formerParts', 'formerMost', 'formerPay'] as const) : []),
      ]
    : []
  return ['severance', 'localAverage', 'minimumWage', 'overtimeInAverage', ...averageRules, ...old]
}
