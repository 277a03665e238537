import * as sealed from '#db/organisation/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { type ExpectedOffice, stillExpected } from '#domain/organisation/expected.ts'
import type { App } from '#house/app.ts'

/** Who is still waited for in which office, by number, for the HR lead. */
export async function expectedOffices(app: App, actor: Actor): Promise<readonly ExpectedOffice[]> {
  if (!leadsHr(actor)) throw new Forbidden()
  const { directory } = app
  const open = new Set(directory.openUnits().map(({ id }) => id))
  return stillExpected((await sealed.expectedOffices(app)) ?? [], { open, offices: directory.offices })
}
