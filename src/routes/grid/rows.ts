import { inTurns } from '#db/turns.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { type GridLine, linesOf } from '#domain/grid/lines.ts'
import { readTable } from '#domain/grid/table.ts'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { createLineReader, isBlank, type LineProblem, type LineRead } from '#domain/opening/lines.ts'
import { formatPartialDate } from '#domain/time.ts'
import { findPerson, namesakes, personsOf, type Refusing, tellingOf } from '#gate/opening/persons.ts'
import { postChoices } from '#routes/dossiers/context.ts'
import type { Form } from '#routes/web/forms.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { LineRefusal, ShownColumn } from '#views/grid/grid.tsx'
import type { MessageKey } from '#views/i18n/index.ts'

/** A table of many people as its page shows it. */
export type RowsShown = {
  readonly lines: readonly GridLine[]
  readonly unknown?: readonly string[]
  readonly reads?: readonly LineRead[]
  readonly refusal?: string | undefined
  readonly status?: 200 | 422
}

type RowsRead =
  /** They are only checked, or something of them is wrong: the page again. */
  | { readonly again: RowsShown }
  | {
      readonly again?: undefined
      readonly lines: readonly GridLine[]
      readonly unknown: readonly string[]
      readonly reads: readonly LineRead[]
    }

type As = {
  readonly columns: readonly ShownColumn[]
  readonly refusing: Refusing
  /** What is looked at once the rows themselves are read. */
  readonly compared?: (lines: readonly GridLine[], reads: readonly LineRead[]) => Promise<readonly LineRead[]>
}

/** The rows that were sent, each read as its section says, of persons whom `refusing` lets pass. */
export async function readRows(
  c: WebContext,
  section: Section,
  form: Form,
  { columns, refusing, compared = async (_, reads) => reads }: As,
): Promise<RowsRead> {
  const { app, actor, t } = c.var
  const { lines, unknown } = linesOf(readTable(form.text('rows')), columns)
  const shown = { lines, unknown }
  if (lines.every(isBlank)) return { again: { ...shown, refusal: t('grid.nothing') } }
  if (lines.length > limits.gridRows) {
    const refusal = t('grid.too-many', { count: limits.gridRows, given: lines.length })
    return { again: { ...shown, refusal } }
  }
  const read = createLineReader(section, {
    find: findPerson(app, actor, refusing),
    posts: await postChoices(app),
    persons: personsOf(app, actor),
  })
  const said = await inTurns(lines, atOnce, (line, at) => (isBlank(line) ? {} : read(line, at)))
  const reads = await compared(lines, said)
  const isWrong = reads.some(({ problem }) => problem)
  const step = form.text('step')
  if (step === 'check' || (isWrong && step !== 'save-right'))
    return { again: { ...shown, reads, status: isWrong && step !== 'check' ? 422 : 200 } }
  return { lines, unknown, reads }
}

/** Those that were not taken: wrong, or refused as the whole of a person, for a reason. */
export function rowsLeft<Reason>(
  { lines, reads }: { readonly lines: readonly GridLine[]; readonly reads: readonly LineRead[] },
  reasons: ReadonlyMap<DossierId | undefined, Reason>,
) {
  const left = lines.flatMap((line, at) => {
    const reason = reasons.get(reads[at]?.record?.dossier)
    return reads[at]?.problem || reason ? [{ line, problem: reads[at]?.problem, reason }] : []
  })
  return {
    lines: left.map(({ line }) => line),
    reads: left.map(({ problem }, at): LineRead => ({ problem: { cells: {}, ...problem, at } })),
    reasons: left.map(({ reason }) => reason),
  }
}

/** What is wrong with each row in words, cell by cell. */
export function refusalsOf(c: WebContext, { lines, reads = [] }: RowsShown): Promise<readonly LineRefusal[]> {
  const wrong = reads.flatMap(({ problem }) => problem ?? [])
  return inTurns(wrong, atOnce, (problem) => refusalOf(c, lines[problem.at], problem))
}

/** Rows that were looked at and say nothing. */
export const blankIn = ({ lines, reads }: RowsShown): readonly number[] =>
  lines.flatMap((line, at) => (reads && isBlank(line) ? [at] : []))

/** So many lines are looked through, or put into words, in one turn. */
const atOnce = 50

function refusalOf(c: WebContext, typed: GridLine | undefined, { at, cells, line }: LineProblem): LineRefusal {
  const { t } = c.var
  const several = () => {
    const who = namesakes(c.var.app, c.var.actor, typed?.cells['person.name'] ?? '').map((entry) => {
      const { unit, birth } = tellingOf(c.var.app, c.var.actor, entry)
      return [unit, birth && formatPartialDate(birth)].filter(Boolean).join(' ')
    })
    return who.length > 1 ? t('people-grid.several', { who: who.join(t('kit.comma')) }) : t('field.person-several')
  }
  return {
    at,
    cells: Object.fromEntries(
      Object.entries(cells).map(([key, code]) => [
        key,
        code === 'person-several'
          ? several()
          : t((code === 'not-a-flag' ? 'grid.not-a-flag' : `field.${code}`) as MessageKey),
      ]),
    ),
    ...(line && { line: t('opening.twice') }),
  }
}
