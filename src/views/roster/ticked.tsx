import type { Child } from 'hono/jsx'
import type { DossierId } from '#domain/ids.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { useT } from '#views/i18n/index.ts'
import type { Column } from '#views/kit/data-table.tsx'
import { distinctions, type UnitName, useListText } from './text.tsx'

type Of = {
  readonly rows: readonly RosterRow[]
  readonly chosen: ReadonlySet<DossierId>
  readonly unitName: UnitName
  /** What the column of the ticks is called, and each tick by the name of its person. */
  readonly label: string
  readonly tick: (name: string) => string
  /** The name as it stands in its cell; two of one name are told apart behind it. */
  readonly name: (row: RosterRow) => Child
}

/** The columns of people of whom some are ticked, for whoever prints or exports them: tick, name, unit. */
export function useTickedColumns({ rows, chosen, unitName, label, tick, name }: Of): readonly Column<RosterRow>[] {
  const [t, text] = [useT(), useListText(unitName)]
  const twins = distinctions(rows, unitName)
  return [
    {
      key: 'tick',
      label,
      is: 'keep',
      cell: ({ dossier, who }) => (
        <input
          type="checkbox"
          name="dossier"
          value={dossier}
          checked={chosen.has(dossier) || undefined}
          aria-label={tick(who.name)}
        />
      ),
    },
    {
      key: 'name',
      label: t('list.column.name'),
      is: 'name',
      cell: (row) => (
        <>
          {name(row)}
          {twins.has(row) && <small class="cell-note"> {twins.get(row)}</small>}
        </>
      ),
    },
    { key: 'unit', label: t('list.column.unit'), is: 'keep', cell: (row) => text.cell('unit', row) },
  ]
}
