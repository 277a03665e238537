import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newest, type Published } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { kinds, published } from '#domain/cases/kinds/index.ts'
import { blocksOf, type Route } from '#domain/cases/route.ts'
import { canonical, type Json } from '#domain/json.ts'

const hashOf = (route: Route) =>
  createHash('sha256')
    .update(canonical(route as unknown as Json))
    .digest('hex')

/** What is wrong with a published route, in a sentence for whoever changed it. */
const changed = ({ route, hash }: Published): readonly string[] =>
  hashOf(route) === hash
    ? []
    : [
        `Route ${route.key} version ${route.version} is published: copy, do not edit. (Its hash is now ${hashOf(route)}.)`,
      ]

describe('published routes', () => {
  it('never change: whoever edits one is told to copy it', () => {
    expect(published().flatMap(changed)).toEqual([])
    const edited = { ...newest(create), body: { k: 'seq', id: 'create', items: [] } } as const
    expect(changed({ route: edited, hash: hashOf(newest(create)) })[0]).toContain('copy, do not edit')
  })

  it('have a number each, and new cases begin on the highest', () => {
    for (const kind of kinds) {
      const numbers = kind.versions.map(({ route }) => `${route.key} ${route.version}`)
      expect(numbers).toEqual(numbers.map((_, at) => `${kind.key} ${at + 1}`))
      expect(newest(kind).version).toBe(numbers.length)
    }
  })

  it('ask, for creation, HR for the check, then the head, then leaders up to the top, and copy the end', () => {
    expect(blocksOf(newest(create).body).map(({ id }) => id)).toEqual(['check', 'head', 'leaders', 'copies'])
  })
})
