import type { GridLine } from '#domain/grid/lines.ts'
import { useT } from '#views/i18n/index.ts'
import type { LineRefusal, ShownColumn } from './grid.tsx'

type Refused = {
  readonly columns: readonly ShownColumn[]
  readonly line: GridLine | undefined
  readonly refusal: LineRefusal
}

/** A typed line that was refused, its wrong cells marked and explained; the way without script. */
export const RefusedLine = ({ columns, line, refusal }: Refused) => {
  const t = useT()
  return (
    <tr class="typed">
      <th scope="row" class="at">
        {t('grid.line', { at: refusal.at + 1 })}
      </th>
      {columns.map(({ key }) => (
        <td class={refusal.cells[key] === undefined ? undefined : 'wrong'}>{line?.cells[key] ?? ''}</td>
      ))}
      <td class="state">
        {refusal.line && <p class="problem">{refusal.line}</p>}
        {columns.map(
          ({ key, names }) =>
            refusal.cells[key] !== undefined && (
              <p class="problem">
                {names[0]}
                {t('kit.colon')}
                {refusal.cells[key]}
              </p>
            ),
        )}
      </td>
    </tr>
  )
}
