import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as resources from '#db/resources/resources.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsResources } from '#domain/access/duties.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { PersonId, ResourceId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import {
  codesFrom,
  mostAdded,
  mostName,
  type Resource,
  type ResourceKind,
  readCode,
} from '#domain/resources/resource.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'

export type ResourceRefusal =
  | 'resource.code'
  | 'resource.code-taken'
  | 'resource.count'
  | 'resource.name-missing'
  | 'resource.too-long'
  /** Somebody has it, or a case has reserved it. */
  | 'resource.not-free'
  /** Nobody has it. */
  | 'resource.is-free'

export type NewResources = {
  readonly kind: ResourceKind
  readonly code: string
  /** How many, with codes that count on from the first. */
  readonly count: number
  readonly name: string
  readonly place: string
}

/** Enters seats or equipment into the register. Answers the first code. */
export function addResources(
  app: App,
  actor: Actor,
  wanted: NewResources,
  command: Command,
): Promise<Result<string, ResourceRefusal>> {
  mustKeepResources(actor)
  return once<ResourceRefusal>(app, actor, command, async (app) => {
    const read = codesOf(wanted)
    if (!read.ok) return read
    for (const code of read.value) {
      if (await resources.isTaken(app.db, code)) return refuse('resource.code-taken')
      const { kind, name, place } = wanted
      const id = app.newId<ResourceId>()
      await resources.add(app.db, { id, kind, code, name, place }, app.now())
      await traceResource(app, actor.account, 'resource.added', { id, code })
    }
    return ok(read.value[0] ?? '')
  })
}

/** The codes that are to be given, where everything that was typed is as it should be. */
function codesOf({ kind, code, count, name, place }: NewResources): Result<readonly string[], ResourceRefusal> {
  const first = readCode(code)
  if (!first) return refuse('resource.code')
  const codes = count >= 1 && count <= mostAdded ? codesFrom(first, count) : undefined
  if (!codes?.every((one) => readCode(one) === one)) return refuse('resource.count')
  if (name.length > mostName || place.length > mostName) return refuse('resource.too-long')
  return kind === 'equipment' && name === '' ? refuse('resource.name-missing') : ok(codes)
}

/** Gives what is free to somebody. */
export const allocate = (app: App, actor: Actor, id: ResourceId, holder: PersonId, command: Command) =>
  change(app, actor, id, command, async (app, one) => {
    if (one.holder !== undefined) return refuse('resource.not-free')
    await resources.take(app.db, id, { holder })
    await traceResource(app, actor.account, 'resource.allocated', { ...one, holder })
    return ok(one.code)
  })

/**
 * Takes it back from whoever has it. What a case has reserved is given up too, and the case is told when it is applied
 * (E11).
 */
export const takeBack = (app: App, actor: Actor, id: ResourceId, command: Command) =>
  change(app, actor, id, command, async (app, one) => {
    if (one.holder === undefined) return refuse('resource.is-free')
    await resources.take(app.db, id, { holder: null })
    await traceResource(app, actor.account, one.case ? 'resource.released' : 'resource.returned', one)
    return ok(one.code)
  })

/** Takes what is free out of the register for good: its code is not given again. */
export const retire = (app: App, actor: Actor, id: ResourceId, command: Command) =>
  change(app, actor, id, command, async (app, one) => {
    if (one.holder !== undefined) return refuse('resource.not-free')
    await resources.retire(app.db, id, app.now())
    await traceResource(app, actor.account, 'resource.retired', one)
    return ok(one.code)
  })

function change(
  app: App,
  actor: Actor,
  id: ResourceId,
  command: Command,
  work: (app: App, one: Resource) => Promise<Result<string, ResourceRefusal>>,
): Promise<Result<string, ResourceRefusal>> {
  mustKeepResources(actor)
  return once<ResourceRefusal>(app, actor, command, async (app) => {
    const one = await resources.find(app, id)
    if (!one) throw new NotFound()
    return work(app, one)
  })
}

/** Throws Forbidden for whoever does not keep seats and equipment. */
export function mustKeepResources(actor: Actor): void {
  if (!keepsResources(actor)) throw new Forbidden()
}

/** Every change of what somebody has ends with its trace. */
export const traceResource = (
  app: App,
  account: Actor['account'] | 'system',
  act: Extract<Act, `resource.${string}`>,
  { id, code, holder, case: reserving }: Pick<Resource, 'id' | 'code' | 'holder' | 'case'>,
) =>
  log.record(app.db, {
    at: app.now(),
    actor: account,
    act,
    about: { resource: id, code, ...(holder && { person: holder }), ...(reserving && { case: reserving }) },
  })
