import * as appending from '#db/dossiers/appending.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as identifiers from '#db/dossiers/identifiers.ts'
import type { SummarySaid } from '#db/roster/sealed.ts'
import * as summaries from '#db/roster/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Revision, Standing } from '#domain/dossiers/revision.ts'
import { movesSummary } from '#domain/dossiers/summarised.ts'
import { type Summary, summarise } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { keepingOf } from '#gate/dossiers/keeping.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import type { Written } from '#memory/opened.ts'
import { entryOf } from '#memory/roster-entry.ts'
import type { EditRefusal } from './refusal.ts'

/**
 * After content changed: fingerprints, summary and roster follow, or the change is refused. Nothing is written to a dossier
 * of which a part cannot be read: what is missing would be taken for empty. A draft that `by` wrote to and that turns out to
 * be of an HR person's relative goes to the 代管人 at once (docs/decisions/0039).
 */
export async function settle(
  app: App,
  id: DossierId,
  by?: Actor,
  ready?: Ready,
): Promise<Result<DossierId, EditRefusal>> {
  const isFresh = ready !== undefined && (await dossiers.find(app.db, id))?.content === ready.content
  return settleAs(app, id, (isFresh ? ready.work : await wholeOf(app, id)).opened, { by })
}

type Settling = {
  readonly by?: Actor | undefined
  /** What stood before, where the caller has changed the content and nothing else of the dossier. */
  readonly before?: Standing
  /** What was written of it, where the caller knows. */
  readonly written?: readonly Revision[]
}

/**
 * The same where the caller has opened the whole dossier in this very transaction and says what it is now. What is listed
 * follows only where something of it is another thing than before.
 */
export async function settleAs(
  app: App,
  id: DossierId,
  standing: Standing,
  { by, before, written }: Settling = {},
): Promise<Result<DossierId, EditRefusal>> {
  if (app.damages.of('dossier', id).some(({ where }) => where === 'revisions')) return refuse('dossier.damaged')
  const { contents } = standing
  const refusal = await identifiers.saveIdentifiers(app, id, contents, before?.contents)
  if (refusal) return refuse(refusal)
  const isDeputys = by !== undefined && keepingOf(app, by, contents).keeper === 'deputy'
  if (isDeputys) await dossiers.setKeeper(app.db, id, 'deputy')
  await appending.keepTogether(app, id, standing.revisions, written)
  const left = app.opened.written(id, app.now())
  const isTold = left && before && left.standing === before && written && !movesSummary(before, standing, written)
  const { said, summary } = isTold && !isDeputys ? { said: left.summary } : await summed(app, id, standing, left)
  const saysTheSame = left !== undefined && said === left.summary
  if (left && !saysTheSame) forgetUnlessUndone(app, id, left)
  const isListedAsBefore = before !== undefined && saysTheSame && !isDeputys
  const content =
    (isListedAsBefore ? contentAfter(left, before, written) : undefined) ??
    (await list(app, id, isListedAsBefore ? undefined : summary))
  app.afterCommit(() => app.opened.keepWritten(id, app.now(), { content, standing, summary: said }))
  return ok(id)
}

/** The number of the content, where this is the one change since the last one: every change raises it by one. */
const contentAfter = (left: Written | undefined, before: Standing, written: readonly Revision[] | undefined) =>
  left?.standing === before && written ? left.content + (written.length > 0 ? 1 : 0) : undefined

type Summed = { readonly said: SummarySaid; readonly summary?: Summary }

/** The summary made anew, and written as far as it says something else than before. */
async function summed(app: App, id: DossierId, { contents, nothing }: Standing, left?: Written): Promise<Summed> {
  const summary = summarise(contents, nothing)
  return { summary, said: await summaries.add(app, id, summary, app.now(), left?.summary) }
}

/** What is listed follows, unless it is as before; answers the number of the content. */
async function list(app: App, id: DossierId, summary: Summary | undefined): Promise<number> {
  const dossier = await dossiers.find(app.db, id)
  if (!dossier) throw new Error('A summary without a dossier.')
  const entry = summary && (await entryOf(app, dossier, summary))
  if (entry) app.whenCommitted(() => app.roster.put(entry))
  return dossier.content
}

/** What the last change left is not the newest any more, for whoever settles once more in this very transaction. */
function forgetUnlessUndone(app: App, id: DossierId, left: Written): void {
  app.opened.drop(id)
  app.whenUndone(() => app.opened.keepWritten(id, app.now(), left))
}

/** A dossier opened before the transaction, and which content that was. */
export type Ready = { readonly content: number | undefined; readonly work: Awaited<ReturnType<typeof wholeOf>> }

/**
 * Opens a dossier of very many records for `settle`, outside the transaction and in turns, so that nobody waits for it; where
 * it is changed before the transaction begins it is opened there once more.
 */
export async function readyToSettle(app: App, id: DossierId): Promise<Ready> {
  const content = (await dossiers.find(app.db, id))?.content
  return { content, work: await wholeOf(app, id) }
}

const wholeOf = (app: App, id: DossierId) => openForWork(app, 'roster', id, { silent: true })
