import type { Result, Router } from 'hono/router'
import { TrieRouter } from 'hono/router/trie-router'
import { createMemo } from '#domain/memo.ts'

/** Addresses without an id are a few hundred; whoever makes some up pushes others out and no more. */
const most = 300

/** An id alone has 36 characters. */
const shorterThanAnId = 36

/**
 * Finds what answers an address, as Hono does, and remembers it of those that hold no id: with hundreds of addresses, finding it
 * takes a twenty-fifth of a small answer. What is found is read and never changed.
 */
export function createRouter<Handler>(): Router<Handler> {
  const routes = new TrieRouter<Handler>()
  const found = createMemo<Result<Handler>>(most)
  return {
    name: 'RememberingRouter',
    add: (method, path, handler) => {
      found.clear()
      routes.add(method, path, handler)
    },
    match: (method, path) =>
      path.length < shorterThanAnId
        ? found.get(`${method} ${path}`, () => routes.match(method, path))
        : routes.match(method, path),
  }
}
