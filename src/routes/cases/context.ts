import type { Case } from '#db/cases/cases.ts'
import type { Line } from '#db/cases/lists.ts'
import type { Batch } from '#domain/batches/batch.ts'
import { seatOf } from '#domain/cases/acting.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type Prediction, predict } from '#domain/cases/predict.ts'
import { type Stranded, strandedAt } from '#domain/cases/stranded.ts'
import { NotFound } from '#domain/errors.ts'
import type { BatchId, CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { titlesOf } from '#gate/batches/reader.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { findCase, findCases, openCasesOf } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { Signers } from '#views/cases/signers.tsx'
import type { Translate } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import type { BlockerShown } from '#views/proposals/blockers.tsx'

/** Names and offices of the people of a case: for all who may see it (docs/decisions/0069). */
export const signersOf = (c: WebContext): Signers => ({
  viewer: c.var.actor.person,
  of: (person) => ({ name: c.var.app.directory.nameOf(person), office: officeOf(c, person) }),
})

const officeOf = ({ var: { app, t } }: WebContext, person: PersonId): string => officeIn(t, app, person)

/** The office that somebody holds now, else the duty in these words. */
export function officeIn(t: Translate, app: App, person: PersonId): string {
  const { title, duty } = app.directory.officeOf(person)
  return title ?? (duty ? t(`duty.${duty}`) : '')
}

/** The case in the address, as far as it exists for whoever asks. */
export async function caseAt({ var: { app, actor } }: WebContext, id: CaseId): Promise<Case> {
  const found = await findCase(app, actor, id)
  if (!found) throw new NotFound()
  return found
}

/** The cases under way on a dossier, of those that the viewer may see; what takes the whole dossier asks about each. */
export async function blockersShown(
  c: WebContext,
  dossier: DossierId,
  asks: boolean,
): Promise<readonly BlockerShown[]> {
  const { app, actor, t } = c.var
  if (!asks) return []
  const lines = (await openCasesOf(app, actor, dossier)).map(({ id, createdAt }) => ({ id, at: createdAt }))
  return (await findCases(app, actor, lines)).map(({ id, route, number, state }) => ({
    id,
    kind: route.key,
    number,
    waits: t(`case.status.${state.status === 'new' ? 'running' : state.status}`),
  }))
}

export type CaseInList = Case & {
  readonly prediction: Prediction
  readonly stranded: Stranded | undefined
  readonly at: Instant
  /** The seat that waits for the viewer in the place of somebody else. */
  readonly inPlaceOf?: { readonly run: number; readonly principal: PersonId } | undefined
  /** The batch that the line stands for. */
  readonly batch?: { readonly of: Batch; readonly cases: number; readonly due?: Instant | undefined }
}

/** The cases of these lines that the viewer may see, each with its route, in the order of the lines. */
export async function casesIn(c: WebContext, lines: readonly Line[]): Promise<readonly CaseInList[]> {
  const { app, actor } = c.var
  const at = new Map(lines.map((line) => [line.id, line]))
  const batches = await titlesOf(
    app,
    lines.flatMap(({ batch }) => batch?.id ?? []),
  )
  const seen = await findCases(app, actor, lines)
  return Promise.all(
    seen.map(async (found) => {
      const facts = await factsFor(app, found)
      return {
        ...found,
        prediction: predict(found.route, found.state, facts),
        stranded: strandedAt(found.state, facts),
        at: at.get(found.id)?.at ?? found.createdAt,
        inPlaceOf: inPlaceOf(found, actor.person, facts),
        ...batchOf(at.get(found.id), batches),
      }
    }),
  )
}

/** Of several who are asked at the same time, for whom the viewer stands in. */
function inPlaceOf({ state }: Case, viewer: PersonId, { standingIn }: Facts): CaseInList['inPlaceOf'] {
  const found = seatOf(state, viewer, standingIn)
  return found?.principal && { run: found.run.run, principal: found.principal }
}

function batchOf(line: Line | undefined, batches: ReadonlyMap<BatchId, Batch>): Pick<CaseInList, 'batch'> {
  const of = line?.batch && batches.get(line.batch.id)
  return of && line?.batch ? { batch: { of, cases: line.batch.cases, due: line.batch.due } } : {}
}

/** Where a line of the inbox leads. */
export const pathOf = ({ id, batch }: Line): string => (batch ? paths.batch(batch.id) : paths.case(id))

/** One log entry for the names that a list of cases shows. */
export const logListed = ({ var: { app, actor } }: WebContext, rows: number): Promise<void> =>
  rows === 0
    ? Promise.resolve()
    : app.logRead({ at: app.now(), actor: actor.account, act: 'case.listed', about: { rows } })
