import * as cases from '#db/cases/cases.ts'
import { type Prediction, predict } from '#domain/cases/predict.ts'
import { maySee } from '#domain/cases/seeing.ts'
import { type Stranded, strandedAt } from '#domain/cases/stranded.ts'
import { NotFound } from '#domain/errors.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { factsOf } from '#gate/cases/facts.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { Signers } from '#views/cases/signers.tsx'

/** Names and offices of the people of a case: for all who may see it (decisions.md 69). */
export const signersOf = (c: WebContext): Signers => ({
  viewer: c.var.actor.person,
  of: (person) => ({ name: c.var.app.directory.nameOf(person), office: officeOf(c, person) }),
})

function officeOf({ var: { app, t } }: WebContext, person: PersonId): string {
  const { title, duty } = app.directory.officeOf(person)
  return title ?? (duty ? t(`duty.${duty}`) : '')
}

/** The case in the address, as far as it exists for whoever asks. */
export async function caseAt(c: WebContext, id: CaseId): Promise<cases.Case> {
  const found = await cases.find(c.var.app, id)
  if (!found || !sees(c, found)) throw new NotFound()
  return found
}

const sees = ({ var: { app, actor } }: WebContext, { dossier, state }: cases.Case): boolean => {
  const subject = app.roster.entry(dossier)?.subject
  return subject !== undefined && maySee(actor, subject, state)
}

export type CaseInList = cases.Case & {
  readonly prediction: Prediction
  readonly stranded: Stranded | undefined
  readonly at: Instant
}

/** The cases of these lines that the viewer may see, each with its route, in the order of the lines. */
export async function casesIn(c: WebContext, lines: readonly cases.Line[]): Promise<readonly CaseInList[]> {
  const { app } = c.var
  const at = new Map(lines.map((line) => [line.id, line.at]))
  const seen = (await cases.findAll(app, lines)).filter((found) => sees(c, found))
  return Promise.all(
    seen.map(async (found) => {
      const facts = await factsOf(app, found.dossier)
      return {
        ...found,
        prediction: predict(found.route, found.state, facts),
        stranded: strandedAt(found.state, facts),
        at: at.get(found.id) ?? found.createdAt,
      }
    }),
  )
}

/** One log entry for the names that a list of cases shows. */
export const logListed = ({ var: { app, actor } }: WebContext, rows: number): Promise<void> =>
  rows === 0
    ? Promise.resolve()
    : app.logRead({ at: app.now(), actor: actor.account, act: 'case.listed', about: { rows } })
