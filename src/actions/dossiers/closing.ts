import { once } from '#actions/once.ts'
import { holder } from '#db/cases/holds.ts'
import type { Command } from '#db/commands.ts'
import * as appending from '#db/dossiers/appending.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as identifiers from '#db/dossiers/identifiers.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { isOpenForWork, mostReason } from '#domain/dossiers/dossier.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { type Fields, groupsOf } from '#domain/dossiers/section.ts'
import { basic as section } from '#domain/dossiers/sections/basic.ts'
import type { ChangeId, DossierId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { moveDossier } from './archiving.ts'
import type { EditRefusal } from './refusal.ts'
import { trace } from './trace.ts'
import { only } from './writing.ts'

export type ClosingRefusal =
  | EditRefusal
  | 'dossier.reason-missing'
  | 'dossier.reason-too-long'
  | 'dossier.held'
  | 'dossier.content-changed'

export type Closing = {
  readonly dossier: DossierId
  readonly reason: string
  /** The content that the page was drawn from: a draft that somebody went on with is not given up unseen. */
  readonly content: number
}

/**
 * Gives up a draft: it leaves every list and its numbers are free again, its history and its key stay
 * (docs/decisions/0063). The reason is kept with the basic record, under the dossier's key.
 */
export function closeDraft(
  app: App,
  actor: Actor,
  { dossier, reason, content }: Closing,
  command: Command,
): Promise<Result<string, ClosingRefusal>> {
  return once<ClosingRefusal>(app, actor, command, async (app) => {
    const groups = groupsOf(section)
    const { subject } = await guard(app, actor, dossier, { action: 'edit', groups, ofDraft: true })
    if (!isOpenForWork(subject.state)) return refuse('dossier.read-only')
    if (await holder(app.db, dossier)) return refuse('dossier.held')
    if (content !== (await dossiers.find(app.db, dossier))?.content) return refuse('dossier.content-changed')
    if (cleanText(reason) === '') return refuse('dossier.reason-missing')
    if (cleanText(reason).length > mostReason) return refuse('dossier.reason-too-long')
    const basic = (await openForWork(app, 'apply', dossier)).opened.contents['basic']?.[0]
    if (basic) {
      const fields = { ...only(section, 'who', basic.fields), closingReason: cleanText(reason) }
      await appending.add(app, {
        dossier,
        record: basic.id,
        section: 'basic',
        kind: 'end',
        fields: new Map<Group, Fields>([['who', fields]]),
        change: app.newId<ChangeId>(),
        at: app.now(),
        author: actor.account,
      })
    }
    await moveDossier(app, dossier, 'discarded')
    await identifiers.freeIdentifiers(app.db, dossier)
    await trace(app, actor, 'dossier.draft-closed', dossier, section)
    return ok(dossier)
  })
}
