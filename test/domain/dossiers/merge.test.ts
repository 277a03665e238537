import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameValue } from '#domain/dossiers/diff.ts'
import { merge } from '#domain/dossiers/merge.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { family } from '#domain/dossiers/sections/family.ts'
import { idNumbers } from '#domain/dossiers/sections/id-numbers.ts'
import { withCheck } from '#domain/people/id-number.ts'

const keys = family.fields.map(({ key }) => key)
const value = fc.constantFrom(undefined, '', '一', '二', '三', { text: '一' }, { code: '1', text: '二' }, true, false)
const record: fc.Arbitrary<Fields> = fc.record(Object.fromEntries(keys.map((key) => [key, value])))

describe('merging two changes of a record', () => {
  it('takes from each side what only that side changed', () => {
    fc.assert(
      fc.property(record, record, (base, changed) => {
        const equal = (one: Fields, other: Fields) => keys.every((key) => sameValue(one[key], other[key]))
        expect(equal(merge(family, { base, theirs: changed, mine: base }).fields, changed)).toBe(true)
        expect(equal(merge(family, { base, theirs: base, mine: changed }).fields, changed)).toBe(true)
        expect(merge(family, { base, theirs: changed, mine: changed })).toMatchObject({ taken: [], clashes: [] })
      }),
    )
  })

  it('asks about a field exactly where both changed it, each to something else', () => {
    fc.assert(
      fc.property(record, record, record, (base, theirs, mine) => {
        const { fields, taken, clashes } = merge(family, { base, theirs, mine })
        for (const key of keys) {
          const [byThem, byMe] = [!sameValue(theirs[key], base[key]), !sameValue(mine[key], base[key])]
          const differ = !sameValue(theirs[key], mine[key])
          expect(clashes.some(({ field }) => field.key === key)).toBe(byThem && byMe && differ)
          expect(taken.some((field) => field.key === key)).toBe(byThem && !byMe)
          if (!byMe) expect(sameValue(fields[key], theirs[key])).toBe(true)
          else if (!byThem) expect(sameValue(fields[key], mine[key])).toBe(true)
        }
      }),
    )
  })

  it('asks the same of whichever comes second', () => {
    fc.assert(
      fc.property(record, record, record, (base, one, other) => {
        const asked = (theirs: Fields, mine: Fields) =>
          merge(family, { base, theirs, mine }).clashes.map(({ field }) => field.key)
        expect(asked(one, other)).toEqual(asked(other, one))
      }),
    )
  })

  it('keeps a code that the other side gave to the same text', () => {
    const base = { relation: { text: '妻子' } }
    const theirs = { relation: { code: '13', text: '妻子' }, name: '许' }
    expect(merge(family, { base, theirs, mine: { ...base, work: '教师' } })).toMatchObject({
      fields: { relation: { code: '13', text: '妻子' }, name: '许', work: '教师' },
      clashes: [],
    })
  })

  it('asks about both fields where two changes are right by themselves and wrong together', () => {
    const [one, other] = [withCheck('11010119900203999'), withCheck('11010119900204998')]
    const [card, passport] = [
      { code: '111', text: '居民身份证' },
      { code: '414', text: '护照' },
    ]
    const base = { type: passport, number: one }
    const asked = (theirs: Fields, mine: Fields) =>
      merge(idNumbers, { base, theirs, mine }).clashes.map(({ field }) => field.key)
    expect(asked({ type: passport, number: 'E87654321' }, { type: card, number: one })).toEqual(['type', 'number'])
    expect(asked({ type: passport, number: other }, { type: card, number: one })).toEqual([])
  })
})

/** A form as somebody has it open: what it was drawn from and what stands in it by now. */
type Open = { base: Fields; mine: Record<string, string> }

type Step = { readonly client: number; readonly key: string; readonly text: string; readonly save: boolean }

const step = fc.record({
  client: fc.nat(7),
  key: fc.constantFrom('name', 'work', 'birth'),
  text: fc.constantFrom('甲', '乙', '丙', '丁'),
  save: fc.boolean(),
})

describe('eight officers at one record', () => {
  it('lose no change: what somebody saved goes only by the hand of somebody who was shown it', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, mine) => play(steps, mine)))
  })
})

/**
 * Everybody types and saves in turns; where a field is asked about, the answer is always the same side. Afterwards every
 * value that was saved over must have stood before the eyes of whoever did so, in the form drawn or in the question.
 */
function play(steps: readonly Step[], choosesMine: boolean): void {
  let stored: Fields = { name: '始', work: '始', birth: '始' }
  const draw = (): Open => ({ base: stored, mine: { ...(stored as Record<string, string>) } })
  const open = Array.from({ length: 8 }, draw)
  for (const { client, key, text, save } of steps) {
    const form = open[client]
    if (!form) continue
    form.mine[key] = text
    if (!save) continue
    const seen: Fields[] = [form.base]
    const asked = merge(family, { base: form.base, theirs: stored, mine: form.mine })
    const answers = asked.clashes.map(({ field, theirs }): [string, string] => [
      field.key,
      choosesMine ? (form.mine[field.key] ?? '') : String(theirs),
    ])
    if (asked.clashes.length > 0) seen.push(stored)
    const [base, mine] =
      asked.clashes.length > 0 ? [stored, { ...asked.fields, ...Object.fromEntries(answers) }] : [form.base, form.mine]
    const after = merge(family, { base, theirs: stored, mine })
    expect(after.clashes).toEqual([])
    for (const key of Object.keys(stored)) {
      if (sameValue(after.fields[key], stored[key])) continue
      expect(seen.some((known) => sameValue(known[key], stored[key]))).toBe(true)
    }
    stored = after.fields
    open[client] = draw()
  }
}
