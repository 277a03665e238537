import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { create } from '#domain/cases/kinds/create.ts'
import { type Published, published } from '#domain/cases/kinds/index.ts'
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
    expect(published.flatMap(changed)).toEqual([])
    const edited = { ...create, body: { k: 'seq', id: 'create', items: [] } } as const
    expect(changed({ route: edited, hash: hashOf(create) })[0]).toContain('copy, do not edit')
  })

  it('have a number each, and new cases begin on the highest', () => {
    const numbers = published.map(({ route }) => `${route.key} ${route.version}`)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(create.version).toBe(Math.max(...published.map(({ route }) => route.version)))
  })

  it('ask, for creation, HR for the check, then the head, then leaders up to the top, and copy the end', () => {
    expect(blocksOf(create.body).map(({ id }) => id)).toEqual(['check', 'head', 'leaders', 'copies'])
  })
})
