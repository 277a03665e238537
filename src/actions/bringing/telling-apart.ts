import { mendImport } from '#actions/imports/mending.ts'
import { once } from '#actions/once.ts'
import * as bringings from '#db/bringing/bringing.ts'
import * as sealed from '#db/bringing/sealed.ts'
import { type Command, partOf } from '#db/commands.ts'
import { find } from '#db/imports/imports.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Brought } from '#domain/bringing/brought.ts'
import { joined } from '#domain/bringing/joining.ts'
import { understandLine } from '#domain/bringing/line.ts'
import { Conflict, NotFound } from '#domain/errors.ts'
import type { BringingId, BroughtId, DossierId, ImportId } from '#domain/ids.ts'
import type { Draft } from '#domain/imports/draft.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { mustBeTheirs } from './theirs.ts'

export type Apart = {
  readonly bringing: BringingId
  readonly row: BroughtId
  /** Whoever is not this person: people on file, and holders of an account. */
  readonly others: readonly DossierId[]
  readonly nobody: boolean
}

/** Says of an import that it is of another person than those of the name. */
export async function tellApart(
  app: App,
  actor: Actor,
  { bringing, row: id, others, nobody }: Apart,
  command: Command,
) {
  const row = await mustBeTheirs(app, actor, bringing, id)
  const staged = row.import && (await find(app, row.import))
  if (!staged) throw new NotFound()
  const change = (draft: Draft): Draft => ({
    ...draft,
    others: [...new Set([...(draft.others ?? []), ...others])],
    ...(nobody && { person: 'nobody' as const }),
  })
  return mendImport(app, actor, { id: staged.id, version: staged.version, typed: () => undefined, change }, command)
}

export type Joining = { readonly bringing: BringingId; readonly row: BroughtId; readonly into: ImportId }

/**
 * One person came twice, in a file and on a list: what the line says where the file is silent goes to the file's import, and the
 * line is given up.
 */
export async function joinLine(
  app: App,
  actor: Actor,
  { bringing, row: id, into }: Joining,
  command: Command,
): Promise<Result<string, 'bringing.not-a-line' | 'import.unit'>> {
  const row = await mustBeTheirs(app, actor, bringing, id)
  if (!(await isOfIt(app, bringing, into))) throw new NotFound()
  const { line } = row.content
  const read = line && understandLine(line)
  if (!line || !read?.ok) return refuse('bringing.not-a-line')
  const staged = await find(app, into)
  if (!staged) throw new NotFound()
  const { box = '', volumes = '' } = line.cells
  const place = box || volumes ? { box, volumes } : undefined
  const change = (draft: Draft) => joined(draft, read.value.records, place)
  const mending = { id: into, version: staged.version, typed: () => undefined, change }
  const mended = await mendImport(app, actor, mending, partOf(command, 1))
  if (!mended.ok) return mended
  return once<'bringing.not-a-line'>(app, actor, command, async (app) => {
    if (row.state !== 'staged' && row.state !== 'failed') throw new Conflict()
    await sealed.change(app, { ...row, state: 'leaving' })
    app.whenCommitted(() => app.bringer.wake())
    return ok(id)
  })
}

const isOfIt = async (app: App, bringing: BringingId, into: ImportId): Promise<boolean> =>
  (await bringings.rowsOf(app, bringing)).some(({ import: of }: Brought) => of === into)
