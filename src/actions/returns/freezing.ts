import { setImmediate } from 'node:timers/promises'
import { once } from '#actions/once.ts'
import { answered, type Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import { packed, packedThings } from '#db/returns/packed.ts'
import * as returns from '#db/returns/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { ReturnId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { faultsOf } from '#domain/returns/figures.ts'
import {
  type Explained,
  makesReturns,
  mostReturnReason,
  type Return,
  type ReturnRefusal,
  stateOf,
} from '#domain/returns/return.ts'
import type { HeldThings } from '#domain/returns/snapshot.ts'
import { type Took, takeReturn } from '#gate/returns/freezing.ts'
import { returnFor } from '#gate/returns/reading.ts'
import type { App } from '#house/app.ts'

/** What the 制表人 saw before freezing, and how that one explains what does not add up. */
export type Freezing = { readonly seen: string; readonly whyOf: (fault: string) => string }

/**
 * 定格: freezes the figures with the ids of the people behind each, and signs them as 制表人. Refuses what nobody has explained, and
 * figures that are others than those that were seen. Throws NotFound for whoever may not see the return, Forbidden for anybody but
 * its 制表人.
 */
export async function freezeReturn(
  app: App,
  actor: Actor,
  id: ReturnId,
  { seen, whyOf }: Freezing,
  command: Command,
): Promise<Result<ReturnId, ReturnRefusal>> {
  if ((await answered<ReturnId>(app, actor, command)) === id) return ok(id)
  const one = await mustMake(app, actor, id)
  if (stateOf(one) !== 'begun') return refuse('returns.over')
  const took = await takeReturn(app, actor, one, await comparedWith(app, one))
  if (took.snapshot.people.length === 0) return refuse('returns.empty')
  if (seenOf(took) !== seen) return refuse('returns.changed')
  const explained = explainedIn(took, whyOf)
  if (!explained) return refuse('returns.unexplained')
  const held = await heldParts(took)
  const prints: Record<string, string> = { ...took.prints }
  for (const { part, content } of held) {
    prints[part] = returns.printOf(content)
    await setImmediate()
  }
  const parts = [
    ...took.tables.map((table) => ({ part: table.key as string, content: table as unknown as Json })),
    ...held,
  ]
  const sealed: ReturnType<typeof returns.sealPart>[] = []
  const run = one.events.length + 1
  for (const each of parts) {
    sealed.push(returns.sealPart(app, id, { run, ...each }))
    await setImmediate()
  }
  return once<ReturnRefusal, ReturnId>(app, actor, command, async (app) => {
    const now = await mustMake(app, actor, id)
    if (now.events.length !== one.events.length) return refuse('returns.over')
    for (const each of sealed) await returns.addPart(app.db, each)
    const digest = returns.digestOf(now, prints)
    const event = {
      is: 'frozen',
      by: actor.account,
      at: app.now(),
      parts: prints,
      digest,
      people: took.snapshot.people.length,
      explained,
    } as const
    await returns.addEvent(app, id, run, event)
    const about = { return: id, tables: now.tables.length, day: now.day, digest }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'return.frozen', about })
    return ok(id)
  })
}

/** The people behind the figures, and the things of each kind. */
async function heldParts({ snapshot }: Took) {
  const parts = [{ part: returns.peoplePart, content: await packed(snapshot) }]
  for (const [kind, held] of snapshot.things) {
    await setImmediate()
    parts.push({ part: returns.thingsPart(kind), content: await packedThings(held) })
  }
  return parts
}

async function mustMake(app: App, actor: Actor, id: ReturnId): Promise<Return> {
  const one = await returnFor(app, actor, id)
  if (!one) throw new NotFound()
  if (one.signers.maker !== actor.account || !makesReturns(actor)) throw new Forbidden()
  return one
}

/** The returns whose people a new one is compared with, as far as they can be read. */
export const comparedWith = async (app: App, { against, corrects }: Return) => ({
  against: against && (await returns.find(app, against)),
  corrects: corrects && (await returns.find(app, corrects.return)),
})

/** What names the figures that somebody saw: the same numbers and names under them give the same. */
export const seenOf = ({ prints, snapshot }: Took): string => {
  const things = [...snapshot.things].map(([kind, held]) => ({ kind, owned: ownedIn(held, snapshot.people.length) }))
  return returns.printOf({ tables: prints, people: snapshot.people, ...(things.length > 0 && { things }) })
}

/** How many things each person has, as one text: in which order they stand says nothing. */
function ownedIn({ owners, many }: HeldThings, people: number): string {
  const found = new Uint32Array(people + 1)
  for (const [place, owner] of owners.entries()) {
    const at = owner < 0 ? people : owner
    found[at] = (found[at] ?? 0) + (many[place] ?? 0)
  }
  return Buffer.from(found.buffer).toString('base64')
}

/** An explanation of each fault; undefined where one lacks. */
function explainedIn({ tables }: Took, whyOf: Freezing['whyOf']): readonly Explained[] | undefined {
  const made = faultsOf(tables).map(({ key }) => ({ fault: key, why: cleanText(whyOf(key)) }))
  return made.every(({ why }) => why !== '' && why.length <= mostReturnReason) ? made : undefined
}
