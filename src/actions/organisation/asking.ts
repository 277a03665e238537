import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import type { Actor } from '#domain/access/actor.ts'
import { tableOf } from '#domain/proposals/asking.ts'
import {
  type AskingByLine,
  type AskingRefusal,
  askingLines,
  byLine,
  ownRows,
  retyped,
  type TypedLine,
  textOf,
} from '#domain/proposals/asking-form.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { admit } from './founder.ts'

/**
 * 修改变更审批对照表: only the lines that were touched, each with its trace. Cases on their way keep the table that they were
 * submitted under (docs/decisions/0034). Throws Forbidden for anybody but the HR lead; answers how many lines changed.
 */
export async function changeAsking(
  app: App,
  actor: Actor,
  sent: ReadonlyMap<string, TypedLine>,
  command: Command,
): Promise<{ readonly ok: true; readonly value: number } | RefusedFor<AskingRefusal>> {
  admit(app, actor.account)
  return once<AskingRefusal['code'], number, RefusedFor<AskingRefusal>>(app, actor, command, async (app) => {
    const now = byLine(tableOf((await settings.find(app)).asking))
    const next = retyped(now, sent)
    if ('code' in next) return refuseFor(next)
    const changed = askingLines.filter(({ key }) => textOf(now.get(key)) !== textOf(next.lines.get(key)))
    if (changed.length > 0) await settings.set(app.db, 'asking', JSON.stringify(ownRows(next.lines)))
    for (const line of changed) await trace(app, actor, line, now, next.lines)
    app.whenCommitted(() => app.directory.reload())
    return ok(changed.length)
  })
}

const trace = (
  app: App,
  actor: Actor,
  { key, section, way }: (typeof askingLines)[number],
  now: AskingByLine,
  next: AskingByLine,
) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act: 'asking.changed',
    about: { section: section.key, way, was: textOf(now.get(key)), becomes: textOf(next.get(key)) },
  })
