import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as templates from '#db/templates/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Conflict, Forbidden, NotFound } from '#domain/errors.ts'
import type { TemplateId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, refuse } from '#domain/result.ts'
import type { Form } from '#domain/templates/form.ts'
import type { Meaning } from '#domain/templates/meaning.ts'
import { renewed } from '#domain/templates/renewed.ts'
import {
  keepsTemplates,
  nameOfFile,
  refuseName,
  type Template,
  type TemplateRefusal,
} from '#domain/templates/template.ts'
import type { App } from '#house/app.ts'

/** A workbook as it was sent and read. */
export type SentForm = { readonly file: string; readonly bytes: Uint8Array; readonly form: Form }

/** Keeps a superior's blank workbook under its own name; nothing is bound yet. Throws Forbidden for anybody but HR. */
export function keepTemplate(app: App, actor: Actor, { file, bytes, form }: SentForm, command: Command) {
  mustKeep(actor)
  return once<TemplateRefusal>(app, actor, command, async (app) => {
    if ((await templates.count(app)) >= limits.templates) return refuse('template.too-many')
    const id = app.newId<TemplateId>()
    const kept = { id, by: actor.account, at: app.now(), version: 1, name: nameOfFile(file), file, form, meanings: {} }
    await templates.add(app, kept, bytes)
    await traced(app, actor, 'template.kept', kept)
    return ok(id)
  })
}

/** Next year's file in the place of the one before: what has the same headings stays bound. */
export function replaceFile(
  app: App,
  actor: Actor,
  { id, file, bytes, form }: SentForm & { readonly id: TemplateId },
  command: Command,
) {
  return changed(app, actor, id, command, async (app, old) => {
    const { changes: _, ...before } = old
    const next = { ...before, file, form, ...renewed(old, form) }
    await templates.change(app, next, bytes)
    await traced(app, actor, 'template.replaced', next)
    return ok(id)
  })
}

/** Gives it another name. */
export function renameTemplate(
  app: App,
  actor: Actor,
  { id, name }: { readonly id: TemplateId; readonly name: string },
  command: Command,
) {
  return changed(app, actor, id, command, async (app, old) => {
    const refused = refuseName(name)
    if (refused) return refuse(refused)
    await templates.change(app, { ...old, name: name.trim() })
    await traced(app, actor, 'template.renamed', old)
    return ok(id)
  })
}

/** Meanings by the keys under which they are kept; undefined lets one go. */
export type Bindings = readonly (readonly [key: string, meaning: Meaning | undefined])[]

type Binding = {
  readonly id: TemplateId
  /** The version that the page showed: what somebody else bound meanwhile is not overwritten unseen. */
  readonly version: number
  readonly choose: (template: Template) => Bindings | TemplateRefusal
}

/** Binds headings or single cells, as `choose` finds them in the workbook that stands. */
export function bind(app: App, actor: Actor, { id, version, choose }: Binding, command: Command) {
  return changed(app, actor, id, command, async (app, old) => {
    if (old.version !== version) throw new Conflict()
    const chosen = choose(old)
    if (typeof chosen === 'string') return refuse(chosen)
    const all = new Map(Object.entries(old.meanings))
    for (const [key, meaning] of chosen) {
      if (meaning) all.set(key, meaning)
      else all.delete(key)
    }
    await templates.change(app, { ...old, meanings: Object.fromEntries(all) })
    await traced(app, actor, 'template.bound', old, { bound: chosen.length })
    return ok(id)
  })
}

/** Takes it away, with its file and everything that was bound. */
export function removeTemplate(app: App, actor: Actor, id: TemplateId, command: Command) {
  return changed(app, actor, id, command, async (app, old) => {
    await templates.remove(app, id)
    await traced(app, actor, 'template.removed', old)
    return ok(id)
  })
}

function mustKeep(actor: Actor): void {
  if (!keepsTemplates(actor)) throw new Forbidden()
}

/** Throws Forbidden for anybody but HR and NotFound for one that is not there. */
function changed(
  app: App,
  actor: Actor,
  id: TemplateId,
  command: Command,
  work: (app: App, old: Template) => ReturnType<Parameters<typeof once<TemplateRefusal>>[3]>,
) {
  mustKeep(actor)
  return once<TemplateRefusal>(app, actor, command, async (app) => {
    const old = await templates.find(app, id)
    if (!old) throw new NotFound()
    return work(app, old)
  })
}

/** Which template, never what it says. */
const traced = (app: App, actor: Actor, act: Act, { id }: Template, about: Readonly<Record<string, number>> = {}) =>
  log.record(app.db, { at: app.now(), actor: actor.account, act, about: { template: id, ...about } })
