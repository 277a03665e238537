import type { Case } from '#db/cases/cases.ts'
import type { Batch } from '#domain/batches/batch.ts'
import { NotFound } from '#domain/errors.ts'
import type { UnitId } from '#domain/ids.ts'
import type { LetterAround, LetterKept } from '#domain/letters/letter.ts'
import { entityOf } from '#gate/proposals/house.ts'
import type { WebContext } from '#routes/web/web.ts'
import { translator } from '#views/i18n/index.ts'
import { houseOf } from './appointed.ts'

/**
 * As it is usual: the whole house to all of its units, or to whom the last letter of the legal entity went, decided by the meeting
 * that is registered.
 */
export function usualLetter(c: WebContext, batch: Batch | undefined, last: LetterKept | undefined): LetterAround {
  const { app, actor } = c.var
  const meeting = batch?.content.meeting
  const issuer = houseOf(c)
  return {
    issuer,
    to: translator('zh-Hans')('letter.to.usual'),
    meeting: meeting?.body ?? '',
    day: meeting?.day ?? '',
    copies: '',
    printedBy: app.directory.officeOf(actor.person).unit ?? issuer,
    head: 'red',
    ...last,
  }
}

/** The legal entity whose people it is about; of several the whole house. */
export function entityIn({ var: { app } }: WebContext, cases: readonly Pick<Case, 'dossier'>[]): UnitId {
  const units = cases.flatMap(({ dossier }) => app.roster.entry(dossier)?.subject.unit ?? [])
  const [one, ...others] = new Set(units.map((unit) => entityOf(app, unit)))
  const root = [...app.directory.units.values()].find(({ parent }) => parent === undefined)
  const entity = others.length === 0 ? (one ?? root?.id) : root?.id
  if (!entity) throw new NotFound()
  return entity
}
