import { once } from '#actions/once.ts'
import * as asides from '#db/asides/sealed.ts'
import type { Command } from '#db/commands.ts'
import { sectionTag } from '#db/dossiers/revision-row.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { groups } from '#domain/access/groups.ts'
import { type Aside, type AsideRefusal, mayAgreeToAside, mostAsideReason } from '#domain/asides/aside.ts'
import { type FindingTold, findingsIn, groupsRead } from '#domain/checks/findings.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { NotFound } from '#domain/errors.ts'
import type { AsideId, DossierId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { asidesOf, fingerprintOf } from '#gate/asides/asides.ts'
import { standsIn } from '#gate/asides/standing-in.ts'
import { alikeTo } from '#gate/dossiers/alike.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'

type Asking = {
  readonly dossier: DossierId
  readonly rule: string
  /** The fingerprint of what the finding rested on when the page was drawn. */
  readonly about: string
  readonly reason: string
}
type Done = Promise<Result<string, AsideRefusal>>

/** Asks to let a finding stand, with the reason that the other person reads. Only for whoever keeps the dossier. */
export async function askAside(app: App, actor: Actor, asking: Asking, command: Command): Done {
  const { dossier, rule, about, reason } = asking
  await guardRule(app, actor, dossier, rule)
  return once<AsideRefusal>(app, actor, command, async (app) => {
    await guardRule(app, actor, dossier, rule)
    const text = cleanText(reason)
    if (text === '' || text.length > mostAsideReason) return refuse('asides.no-reason')
    if (!(await isFound(app, actor, asking))) return refuse('asides.changed')
    const known = await asidesOf(app, dossier)
    if (known.some((one) => one.rule === rule && one.about === about && one.ended?.how !== 'withdrawn'))
      return refuse('asides.asked-already')
    const id = app.newId<AsideId>()
    await asides.add(app, dossier, id, { rule, about, by: actor.person, reason: text, at: app.now() })
    await trace(app, actor, 'aside.asked', { id, dossier, rule })
    return ok(id)
  })
}

/** Agrees: from then on the finding stands struck, for as long as it rests on the same values. */
export const agreeToAside = (app: App, actor: Actor, id: AsideId, command: Command): Done =>
  ending(app, actor, id, command, async (app, aside) => {
    if (!mayAgreeToAside(actor.person, aside)) return refuse('asides.own')
    if (!(await isFound(app, actor, aside))) return refuse('asides.changed')
    await asides.end(app, aside, { how: 'agreed', by: actor.person, at: app.now() })
    await trace(app, actor, 'aside.agreed', aside)
    return ok(id)
  })

/** Takes back what nobody has agreed to; whoever could agree may do it as well. */
export const withdrawAside = (app: App, actor: Actor, id: AsideId, command: Command): Done =>
  ending(app, actor, id, command, async (app, aside) => {
    await asides.end(app, aside, { how: 'withdrawn', by: actor.person, at: app.now() })
    await trace(app, actor, 'aside.withdrawn', aside)
    return ok(id)
  })

async function ending(
  app: App,
  actor: Actor,
  id: AsideId,
  command: Command,
  work: (app: App, aside: Aside) => Promise<Result<string, AsideRefusal>>,
): Done {
  const known = await asides.find(app, id)
  if (!known) throw new NotFound()
  await guardAside(app, actor, known)
  return once<AsideRefusal>(app, actor, command, async (app) => {
    const aside = await asides.find(app, id)
    if (!aside) throw new NotFound()
    await guardAside(app, actor, aside)
    return aside.ended ? refuse('asides.ended') : work(app, aside)
  })
}

/** Whoever stands in as the second person, else as for whoever asks. */
async function guardAside(app: App, actor: Actor, aside: Aside): Promise<void> {
  if (!standsIn(app, actor, aside)) await guardRule(app, actor, aside.dossier, aside.rule)
}

/** Whoever keeps the dossier and may see all that the rule reads; for everybody else there is no such finding. */
async function guardRule(app: App, actor: Actor, dossier: DossierId, key: string): Promise<void> {
  const rule = rules.find((one) => one.key === key)
  if (!rule) throw new NotFound()
  await guard(app, actor, dossier, { action: 'set-aside', groups: groupsRead(rule) })
}

/** Whether the rule still finds this very thing. */
async function isFound(app: App, actor: Actor, { dossier, rule, about }: Pick<Aside, 'dossier' | 'rule' | 'about'>) {
  const { contents } = (await openForWork(app, 'check', dossier)).opened
  const today = partialDateOf(dayOf(app.now()))
  const found = findingsIn(contents, { groups: new Set(groups), today, alike: alikeTo(app, actor, dossier) })
  const own: readonly FindingTold[] = [...found.values()].flat().filter(({ code }) => code === rule)
  return own.some((finding) => fingerprintOf(app, finding, contents) === about)
}

function trace(app: App, actor: Actor, act: Act, { id, dossier, rule }: Pick<Aside, 'id' | 'dossier' | 'rule'>) {
  const section = rules.find(({ key }) => key === rule)?.section ?? ''
  return log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { dossier, aside: id, section: sectionTag(app.vault, dossier, section) },
  })
}
