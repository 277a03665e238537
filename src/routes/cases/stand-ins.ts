import type { CaseSeen } from '#gate/cases/seen.ts'
import type { WebContext } from '#routes/web/web.ts'
import { signersOf } from './context.ts'

/** In the demo: the accounts of whoever is asked now, the viewer aside, so that a visitor goes on as one of them. */
export function standInsFor(c: WebContext, { theCase: { state, applicant }, facts }: CaseSeen) {
  const { app, actor } = c.var
  if (!app.demo) return []
  const open = state.runs.flatMap(({ seats }) => seats.filter((seat) => seat.state === 'open'))
  const waiting = state.status === 'returned' ? [applicant] : open.flatMap(({ candidates }) => candidates)
  return waiting
    .filter((person) => person !== actor.person && facts.organisation.usable(person))
    .flatMap((person) => {
      const account = app.directory.accountOf(person)
      return account ? [{ account: account.id, signer: signersOf(c).of(person) }] : []
    })
}
