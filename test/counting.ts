import type { KyselyPlugin } from 'kysely'
import { houseOf } from '#house/house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { Cast, World } from './world.ts'

/** The same house with a store that counts the rows that it hands out and the envelopes that it opens, an address at a time. */
export function counting(w: World) {
  const { app } = w
  const seen = { rows: 0, opened: 0 }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      seen.rows += result.rows.length
      return result
    },
  }
  const db = app.db.withPlugin(plugin)
  const vault = {
    ...app.vault,
    open: (...given: Parameters<typeof app.vault.open>) => {
      seen.opened += 1
      return app.vault.open(...given)
    },
  }
  const web = createWeb(houseOf({ ...app, db, vault }), { reach: { https: false } })
  return {
    read: async (who: Cast, path: string) => {
      const headers = { Cookie: await w.cookie(who), 'Sec-Fetch-Site': 'same-origin' }
      Object.assign(seen, { rows: 0, opened: 0 })
      const answer = await web.request(path, { headers })
      return { status: answer.status, text: await answer.text(), ...seen }
    },
  }
}
