import { setImmediate } from 'node:timers/promises'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { groupsOf } from '#domain/dossiers/section.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import type { DossierId } from '#domain/ids.ts'
import type { LineRead } from '#domain/opening/lines.ts'
import { tellsWas, wasCells, wasFields, wasKey, wasProblems } from '#domain/opening/was.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { ShownColumn } from '#views/grid/grid.tsx'
import { languages, type MessageKey, translator } from '#views/i18n/index.ts'

/** 旧: what holds until a new record does, beside it in the table that is pasted. */

/** Its columns, called 原岗位工资 and the like; of the first amount also plainly 旧. */
export const wasColumns = ({ var: { t } }: WebContext, section: Section): readonly ShownColumn[] =>
  wasFields(section).map((field, at) => {
    const name = `field.${section.key}.${field.key}` as MessageKey
    const called = languages.flatMap((language) => {
      const say = translator(language)
      return ['changes.was', 'changes.was-so-far', 'changes.was-now'].map((how) =>
        say(how as MessageKey, { field: say(name) }),
      )
    })
    return {
      key: wasKey(field),
      names: [t('changes.was', { field: t(name) }), ...called, ...(at === 0 ? ['旧', '原'] : [])],
    }
  })

/** The record of this section that holds now, as far as the viewer may read it: through the gate, dossier by dossier. */
export async function standingOf(
  { var: { app, actor } }: WebContext,
  section: Section,
  id: DossierId,
): Promise<Fields> {
  const reading = await readDossier(app, actor, id, { act: 'dossier.read', only: groupsOf(section) })
  await setImmediate()
  return reading?.contents[section.key]?.at(-1)?.fields ?? {}
}

/** Compares what the lines say of what holds until now with what does; the others are as they were read. */
export async function comparedWithStanding(
  c: WebContext,
  section: Section,
  lines: readonly GridLine[],
  reads: readonly LineRead[],
): Promise<readonly LineRead[]> {
  const compared: LineRead[] = []
  for (const [at, read] of reads.entries()) {
    const line = lines[at]
    if (!read.record || !line || !tellsWas(line)) {
      compared.push(read)
      continue
    }
    const cells = wasProblems(section, line, await standingOf(c, section, read.record.dossier))
    compared.push(Object.keys(cells).length > 0 ? { problem: { at, cells } } : read)
  }
  return compared
}

/** The lines of a list with what holds until now filled in. */
export async function withStanding(
  c: WebContext,
  section: Section,
  lines: readonly (GridLine & { readonly dossier: DossierId })[],
): Promise<readonly GridLine[]> {
  if (wasFields(section).length === 0) return lines
  const filled: GridLine[] = []
  for (const { cells, dossier } of lines)
    filled.push({ cells: { ...cells, ...wasCells(section, await standingOf(c, section, dossier)) } })
  return filled
}
