import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blank } from '#domain/cases/case.ts'
import type { Content } from '#domain/cases/content.ts'
import { type Kind, newest } from '#domain/cases/kind.ts'
import { kinds, published } from '#domain/cases/kinds/index.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { type Leg, predict } from '#domain/cases/predict.ts'
import { type Block, blockNamed, blocksOf, isLeaf, partsOf } from '#domain/cases/route.ts'
import { vouchedFor } from '#domain/cases/vouching.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import { divided, firstTable, isRoutine } from '#domain/proposals/asking.ts'
import { isProposable, keyOf, type ProposedChange } from '#domain/proposals/proposal.ts'
import { facts, person, unit } from './house.ts'

const proposable = sections.filter(isProposable)

/** Changes of a few records, in any of the groups that their sections have. */
const changes = fc.uniqueArray(
  fc.record({
    section: fc.constantFrom(...proposable),
    record: fc.integer({ min: 1, max: 4 }).map((at) => `r${at}` as RecordId),
    kind: fc.constantFrom('add', 'change', 'retract'),
    touchesKeyDate: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6, selector: ({ section, record }) => `${section.key} ${record}` },
)

const proposedIn = (given: typeof changes extends fc.Arbitrary<infer Made> ? Made : never): readonly ProposedChange[] =>
  given.map(({ section, record, kind, touchesKeyDate }) => ({
    section: section.key,
    record,
    kind: kind as ProposedChange['kind'],
    touchesKeyDate,
    keys: [...new Set(section.fields.map(({ group }) => keyOf(section.key, record, group)))],
  }))

const drawnBy = ({ draws }: Kind, given: readonly ProposedChange[]) =>
  given.filter(({ section }) => !draws?.sections || draws.sections.includes(section))

function contentOf(kind: Kind, given: readonly ProposedChange[]): Content {
  const fields: Record<string, Record<string, number>> = {}
  for (const key of given.flatMap(({ keys }) => keys)) {
    const group = key.split('/').at(-1) ?? ''
    fields[group] = { ...fields[group], [key]: 1 }
  }
  return {
    revision: 7,
    fields,
    ...(kind.divide?.(given, { crosses: false, hasOwnLegal: false, isManagedAbove: false, records: [] }) ??
      divided(firstTable, given)),
  }
}

const world = (content: Content) => ({
  ...facts({ content }),
  holders: {
    'hr-lead': { people: [{ person: person('petra2'), duty: 'hr-lead' }] },
    finance: { people: [{ person: person('fay'), duty: 'finance' }], unit: unit('finance') },
    legal: { people: [{ person: person('leo'), duty: 'legal' }] },
  } as const,
  checkers: [[{ person: person('paul'), duty: 'checker' }]] as const,
})

const ofProposals = kinds.filter(({ content }) => content === 'proposal')

describe('a kind of case on a proposal', () => {
  it('has everything that it changes vouched for by somebody who votes, unless nobody is asked about it', () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(...ofProposals), (given, kind) => {
        const made = drawnBy(kind, proposedIn(given))
        if (made.length === 0) return
        const [route, content] = [newest(kind), contentOf(kind, made)]
        const { legs, blocked } = predict(route, blank, world(content), person('petra'))
        expect(blocked).toBeUndefined()
        const votes = (leg: Leg) => blockNamed(route, leg.block)?.k !== 'handle'
        const vouched = new Set(
          legs.filter(votes).flatMap(({ block }) => {
            const decides = blockNamed(route, block)?.decides ?? []
            return Object.keys(vouchedFor(decides, { content }))
          }),
        )
        const asked = made.filter((change) => kind.divide !== undefined || !isRoutine(firstTable, change))
        expect(asked.flatMap(({ keys }) => keys).filter((key) => !vouched.has(key))).toEqual([])
      }),
    )
  })

  it('shows no pay to whoever is asked about posts alone, nor anything else to whoever is asked about pay', () => {
    fc.assert(
      fc.property(changes, fc.constantFrom(...ofProposals), (given, kind) => {
        const content = contentOf(kind, drawnBy(kind, proposedIn(given)))
        const { head = [], finance = [] } = content.parts ?? {}
        expect(head.filter((key) => key.endsWith('/pay'))).toEqual([])
        // Working years with others count for leave, which finance reckons.
        const others = finance.filter((key) => !key.endsWith('/pay') && !key.startsWith('earlier-service/'))
        expect(others).toEqual([])
      }),
    )
  })
})

describe('a task', () => {
  it('has no field of the name by which its page sends something else', () => {
    const sent = ['run', 'seat', 'content', 'cmd_id']
    for (const { key, fields } of Object.values(outputs))
      expect([key, fields.filter((field) => sent.includes(field.key))]).toEqual([key, []])
  })
})

describe('a published route', () => {
  it('names each block once, has an output for each task, and may end without a verdict only where it says so', () => {
    for (const { route } of published()) {
      const names = namesIn(route.body)
      expect(names).toEqual([...new Set(names)])
      for (const block of blocksOf(route.body)) if (block.k === 'handle') expect(outputs).toHaveProperty(block.output)
      if (!route.fastPath) expect(alwaysAsks(route.body)).toBe(true)
    }
  })
})

const namesIn = (block: Block): readonly string[] =>
  isLeaf(block) ? [block.id] : [block.id, ...partsOf(block).flatMap(namesIn)]

/** Whether somebody votes whatever the conditions answer. */
function alwaysAsks(block: Block): boolean {
  if (isLeaf(block)) return block.k === 'step' || block.k === 'ladder'
  const parts = partsOf(block).map(alwaysAsks)
  return block.k === 'when' ? parts.every(Boolean) : parts.some(Boolean)
}
