import type { Outcome } from '#domain/copies/outcome.ts'
import type { Json } from '#domain/json.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { House } from '#routes/web/house.ts'
import type { App } from './app.ts'
import type { Handler } from './socket.ts'

/** What commands ask of the server that has the folder, one line each (docs/decisions/0107). */
export const commandsOf = (house: House): Readonly<Record<string, Handler>> => ({
  backup: async (about, tell, signal) => {
    const { to, keyring } = about as { to: string; keyring?: string }
    const progress = (step: string, done: number, total: number) => tell({ step, done, total })
    const asked = { where: 'named', to, by: 'system', keyring } as const
    return (await appIn(house).copies.make(asked, { signal, progress })) as unknown as Json
  },
  /** For `doctor`, which asks whoever has the folder: what it measured, or while it is locked only that. */
  state: async () =>
    ((await house.app()?.measure()) ?? { server: house.state.is, upSeconds: Math.round(process.uptime()) }) as Json,
  /** A drill runs in the process of its command, which has no part in the house. */
  drilled: async (about) => {
    await appIn(house).copies.tell(about as unknown as Outcome, 'system')
    return null
  },
})

/** Throws `Trouble` while the house is locked. */
function appIn(house: House): App {
  const app = house.app()
  if (!app) throw new Trouble('copy-sealed')
  return app
}
