import type { Params, Result, Router } from 'hono/router'
import { TrieRouter } from 'hono/router/trie-router'
import { createMemo } from '#domain/memo.ts'

/** Addresses that differ in more than their ids are a few hundred; whoever makes some up pushes others out and no more. */
const most = 300

/** What answers addresses of one shape; of each parameter its text, or which of the ids of the address it is. */
type Found<Handler> = readonly (readonly [handler: Handler, params: readonly (readonly [string, string | number])[]])[]

/**
 * Finds what answers an address, as Hono does, and remembers it of those that differ in their ids alone: with hundreds of
 * addresses, finding it takes a twenty-fifth of a small answer. What is found is read and never changed.
 */
export function createRouter<Handler>(): Router<Handler> {
  const routes = new TrieRouter<Handler>()
  const found = createMemo<Found<Handler>>(most)
  /** A pattern in an address may tell one id from another. */
  let hasPatterns = false
  return {
    name: 'RememberingRouter',
    add: (method, path, handler) => {
      found.clear()
      if (path.includes('{')) hasPatterns = true
      routes.add(method, path, handler)
    },
    match: (method, path) => {
      if (path.includes(anyId)) return routes.match(method, path)
      const ids: string[] = []
      const shape = path.replace(anId, (id) => {
        ids.push(id)
        return anyId
      })
      // Two that are one id cannot be told apart again.
      if (ids.length > 0 && (hasPatterns || new Set(ids).size < ids.length)) return routes.match(method, path)
      return withIds(
        found.get(`${method} ${shape}`, () => withoutIds(routes.match(method, path), ids)),
        ids,
      )
    },
  }
}

/** Stands in the place of an id. An address that holds it, decoded as it is, is none of ours. */
const anyId = '\0'

/** A whole part of an address. */
const anId = /(?<=\/)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=\/|$)/g

function withoutIds<Handler>(matched: Result<Handler>, ids: readonly string[]): Found<Handler> {
  const [all] = matched as [[Handler, Params][]]
  return all.map(([handler, params]) => [
    handler,
    Object.entries(params).map(([name, text]) => [name, ids.includes(text) ? ids.indexOf(text) : text] as const),
  ])
}

function withIds<Handler>(all: Found<Handler>, ids: readonly string[]): Result<Handler> {
  const matched: [Handler, Params][] = []
  for (const [handler, params] of all) matched.push([handler, params.length === 0 ? none : paramsOf(params, ids)])
  return [matched]
}

const none: Params = Object.freeze({})

function paramsOf(params: Found<unknown>[number][1], ids: readonly string[]): Params {
  const made: Params = {}
  for (const [name, text] of params) made[name] = typeof text === 'number' ? (ids[text] ?? '') : text
  return made
}
