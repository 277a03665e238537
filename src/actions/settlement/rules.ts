import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as rules from '#db/organisation/rules.ts'
import * as settings from '#db/organisation/settings.ts'
import type { Actor } from '#domain/access/actor.ts'
import { setsRules } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import {
  type Rule,
  type RuleEntry,
  type RuleRefusal,
  readRule,
  ruleBook,
  type TypedRule,
} from '#domain/settlement/rule-book.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'

export type SettingRefusal = RuleRefusal | 'rule.gone'

/**
 * 设定结算规则 from a day on; the same day again is a correction. Throws Forbidden for anybody but finance and the HR lead.
 */
export const setRule = (app: App, actor: Actor, rule: Rule, typed: TypedRule, command: Command) =>
  changing(app, actor, command, async (app) => {
    const read = readRule(rule, typed)
    if (!read.ok) return read
    await write(app, actor, read.value)
    return ok(1)
  })

/** 采用通行做法: every rule that has a usual answer and that nobody has set for all yet, from a day on. Answers how many. */
export const takeUsualRules = (app: App, actor: Actor, from: string, command: Command) =>
  changing(app, actor, command, async (app) => {
    const known = (await settings.find(app)).rules
    const open = ruleBook.flatMap((rule) =>
      rule.usual && !known.some(({ key, subject }) => key === rule.key && subject === '')
        ? [{ rule, ...rule.usual }]
        : [],
    )
    for (const { rule, value, source } of open) {
      const read = readRule(rule, { subject: '', value, source, from })
      if (!read.ok) return read
      await write(app, actor, read.value)
    }
    return ok(open.length)
  })

/** Takes a value away that was set by mistake; settlements that were confirmed keep their lines. */
export const removeRule = (
  app: App,
  actor: Actor,
  { key, subject, from }: { readonly key: string; readonly subject: string; readonly from: Day },
  command: Command,
) =>
  changing(app, actor, command, async (app) => {
    const known = (await settings.find(app)).rules
    const entry = known.find((one) => one.key === key && one.subject === subject && one.from === from)
    if (!entry) return refuse('rule.gone')
    await rules.remove(app.db, entry)
    await trace(app, actor, 'rule.removed', entry, { was: entry.value })
    return ok(1)
  })

async function changing(
  app: App,
  actor: Actor,
  command: Command,
  work: (app: App) => Promise<Result<number, SettingRefusal>>,
): Promise<Result<number, SettingRefusal>> {
  if (!setsRules(actor)) throw new Forbidden()
  return once<SettingRefusal, number>(app, actor, command, (app) => {
    app.whenCommitted(() => app.directory.reload())
    return work(app)
  })
}

/** What stands there word for word is not written twice. */
async function write(app: App, actor: Actor, entry: RuleEntry): Promise<void> {
  const was = (await settings.find(app)).rules.find(
    ({ key, subject, from }) => key === entry.key && subject === entry.subject && from === entry.from,
  )
  if (was && was.value === entry.value && was.source === entry.source) return
  await rules.set(app.db, entry)
  await trace(app, actor, 'rule.set', entry, { becomes: entry.value, ...(was && { was: was.value }) })
}

const trace = (
  app: App,
  actor: Actor,
  act: 'rule.set' | 'rule.removed',
  { key, subject, from }: RuleEntry,
  about: Readonly<Record<string, string>>,
) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { rule: key, ...(subject !== '' && { subject }), from, ...about },
  })
