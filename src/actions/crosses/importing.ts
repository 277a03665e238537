import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as crosses from '#db/crosses/sealed.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type CrossRefusal, crossMost, crossName, refuseName, type SavedCross } from '#domain/crosses/saved.ts'
import { NotFound } from '#domain/errors.ts'
import type { CrossId } from '#domain/ids.ts'
import { ok, refuse } from '#domain/result.ts'
import { crossText } from '#domain/statistics/cross.ts'
import { isOffered, offeredTo } from '#gate/statistics/offering.ts'
import type { App } from '#house/app.ts'
import type { Asked } from './saving.ts'

/** A row of a file that somebody chose, under the name that it is to have. */
export type Chosen = Asked & { readonly row: number; readonly name: string }

export type ImportRefusal = { readonly ok: false; readonly refusal: CrossRefusal; readonly row?: number }

/** 导入: keeps all of them or none. Refuses, with its row, a name that cannot be. Answers how many. */
export const importCrosses = (app: App, actor: Actor, chosen: readonly Chosen[], command: Command) =>
  once<CrossRefusal, number, ImportRefusal>(app, actor, command, async (app) => {
    const offered = await offeredTo(app, actor)
    const known: Pick<SavedCross, 'name'>[] = [...(await crosses.ownedBy(app, actor.account))]
    if (known.length + chosen.length > crossMost.own) return refuse('cross.many')
    for (const { row, name: typed, cross, day, clock } of chosen) {
      if (!isOffered(offered, cross)) throw new NotFound()
      const name = crossName(typed)
      const refused = refuseName(name, known)
      if (refused) return { ...refuse(refused), row }
      known.push({ name })
      const [id, text] = [app.newId<CrossId>(), crossText(cross)]
      await crosses.add(app, { id, owner: actor.account, name, text, day, clock, savedAt: app.now() })
    }
    const about = { tables: chosen.length, asked: chosen.map(({ cross }) => crossText(cross)).join(' ') }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'cross.imported', about })
    return ok(chosen.length)
  })
