import { type Case, find, findAll } from '#db/cases/cases.ts'
import { type CaseMark, type Line, ofDossier } from '#db/cases/lists.ts'
import type { Actor } from '#domain/access/actor.ts'
import { maySee, oversees } from '#domain/cases/seeing.ts'
import type { CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** The case as this actor may see it; undefined where it does not exist for whoever asks, which routes say as 404. */
export async function findCase(app: App, actor: Actor, id: CaseId): Promise<Case | undefined> {
  const found = await find(app, id)
  return found && sees(app, actor, found) ? found : undefined
}

/** The cases of these lines that the actor may see, in their order. */
export const findCases = async (app: App, actor: Actor, lines: readonly Line[]): Promise<readonly Case[]> =>
  (await findAll(app, lines)).filter((found) => sees(app, actor, found))

const sees = ({ roster, directory }: App, actor: Actor, { dossier, route, state }: Case): boolean => {
  const subject = roster.subject(dossier)
  return subject !== undefined && maySee(actor, subject, state, directory.standingIn(route.key))
}

/** Everybody who may see this case. */
export const onlookers = (app: App, theCase: Case): readonly PersonId[] =>
  app.directory
    .everyone()
    .filter((actor) => sees(app, actor, theCase))
    .map(({ person }) => person)

/** Whether the actor keeps the dossier of this case: then every opinion and every reason is told. */
export const keepsCase = ({ roster }: App, actor: Actor, { dossier }: Pick<Case, 'dossier'>): boolean => {
  const subject = roster.subject(dossier)
  return subject !== undefined && oversees(actor, subject)
}

/** The live cases of a dossier that this actor may see. */
export async function openCasesOf(app: App, actor: Actor, dossier: DossierId): Promise<readonly CaseMark[]> {
  const live = (await ofDossier(app.db, dossier)).filter((mark) => mark.live)
  const lines = live.map(({ id, createdAt }) => ({ id, at: createdAt }))
  const seen = new Set((await findCases(app, actor, lines)).map(({ id }) => id))
  return live.filter(({ id }) => seen.has(id))
}
