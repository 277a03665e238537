import * as kept from '#db/custodians/kept.ts'
import { isDeputy, keepsMachines, leadsHr } from '#domain/access/duties.ts'
import { heldNow } from '#domain/custodians/holder.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { PersonId } from '#domain/ids.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { ShareLine } from '#views/custodians/page.tsx'

/** For everybody else there is no such page. */
export function mustRead({ var: { actor } }: WebContext): void {
  if (!keepsMachines(actor) && !leadsHr(actor) && !isDeputy(actor)) throw new NotFound()
}

/** The lock is the HR lead's alone to change. */
export function mustLead(c: WebContext): void {
  mustRead(c)
  if (!leadsHr(c.var.actor)) throw new Forbidden()
}

/** IT keeps the machine, the HR lead answers for it. */
export function mustKeep(c: WebContext): void {
  mustRead(c)
  if (!keepsMachines(c.var.actor) && !leadsHr(c.var.actor)) throw new Forbidden()
}

/** IT meets numbers, never names. */
export const calledFor =
  ({ var: { app, actor } }: WebContext) =>
  (person: PersonId): string => {
    const number = app.directory.accountOf(person)?.staffNumber ?? ''
    return keepsMachines(actor) ? number : `${app.directory.nameOf(person)} ${number}`.trim()
  }

/** Every share that opens the house, with its holder as the reader may call that one. */
export async function sharesFor(c: WebContext): Promise<readonly ShareLine[]> {
  const { app } = c.var
  const called = calledFor(c)
  return heldNow(app.locks.standing().shares, await kept.holders(app)).map((share) => ({
    ...share,
    ...(share.person && { holder: called(share.person) }),
  }))
}
