import { createDraft } from '#actions/dossiers/beginning.ts'
import type { EditRefusal } from '#actions/dossiers/refusal.ts'
import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import { end, type StagedImport, setHome, setPerson } from '#db/imports/imports.ts'
import * as imports from '#db/imports/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsDossiersOf } from '#domain/access/duties.ts'
import type { PersonId } from '#domain/ids.ts'
import { contentsOf, type Draft, nameIn, nothingToDeclare, recordsToBegin, unitOf } from '#domain/imports/draft.ts'
import { countProblems, mended } from '#domain/imports/mending.ts'
import { entityOf } from '#domain/organisation/unit.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { type Known, knownAlready, namesakesOf } from '#gate/imports/knowing.ts'
import type { App } from '#house/app.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import { inHand } from './in-hand.ts'
import type { Mending } from './mending.ts'

export type BeginRefusal =
  | EditRefusal
  | Known['refusal']
  | 'import.problems'
  | 'import.person'
  | 'import.namesake'
  | 'import.unit'

/**
 * Begins the draft dossier: every record of it names this import, the file stays sealed beside it. Answers the dossier's id.
 * Refused while a field is wrong, for a person who is known or kept by somebody else, and while a namesake or an account of
 * the same name may be the same person.
 */
export function beginFromImport(
  app: App,
  actor: Actor,
  { id, version, typed }: Omit<Mending, 'change'>,
  command: Command,
): Promise<Result<string, BeginRefusal>> {
  return once<BeginRefusal>(app, actor, command, async (app) => {
    const staged = await inHand(app, actor, id, version)
    const draft = mended(imports.openDraft(app, staged), typed)
    const refusal = await refusalOf(app, actor, staged, draft)
    if (refusal) return refuse(refusal)
    const account = accountOf(app, draft)
    if (account === undefined) return refuse('import.person')

    await imports.save(app, staged, draft)
    await end(app.db, staged, 'kept')
    if (account !== 'nobody') await setPerson(app.db, staged, account)
    const begun = await begin(app, actor, staged, draft)
    if (!begun.ok) return begun
    const about = { import: id, dossier: staged.dossier }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'import.kept', about })
    return ok(begun.value)
  })
}

async function refusalOf(
  app: App,
  actor: Actor,
  { dossier }: StagedImport,
  draft: Draft,
): Promise<BeginRefusal | undefined> {
  if (countProblems(draft) > 0) return 'import.problems'
  if (!keepsDossiersOf(actor, unitOf(draft))) return 'import.unit'
  const known = await knownAlready(app, actor, draft, dossier)
  if (known) return known.refusal
  const namesakes = await namesakesOf(app, actor, draft, dossier)
  return namesakes.every((other) => draft.others?.includes(other)) ? undefined : 'import.namesake'
}

async function begin(app: App, actor: Actor, { id, dossier }: StagedImport, draft: Draft) {
  const entity = entityOf(app.directory, unitOf(draft))
  if (!entity) throw new Error('A unit outside every legal entity.')
  const { keeper } = keepingOf(app, actor, contentsOf(draft))
  await setHome(app.db, dossier, entity.id, keeper)
  return createDraft(app, actor, {
    entity: entity.id,
    keeper,
    records: recordsToBegin(draft),
    nothing: nothingToDeclare(draft),
    staged: { dossier, import: id },
  })
}

/** The holder of an account whose dossier this becomes; undefined while that is an open question. */
function accountOf(app: App, draft: Draft): PersonId | 'nobody' | undefined {
  const namesakes = accountsNamed(app, nameIn(draft))
  if (namesakes.length === 0) return 'nobody'
  return draft.person === 'nobody' ? 'nobody' : namesakes.find((person) => person === draft.person)
}
