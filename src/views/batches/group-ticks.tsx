import { groups as allGroups } from '#domain/access/groups.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import type { BatchRow } from './rows.tsx'
import type { BatchTyped } from './show.tsx'

type Props = { readonly form: string; readonly rows: readonly BatchRow[]; readonly typed?: BatchTyped | undefined }

/** 核对: the groups that 复核 compared with the papers, once for all rows that are ticked. */
export const GroupTicks = ({ form, rows, typed }: Props) => {
  const t = useT()
  const groups = allGroups.filter((group) => rows.some(({ seat }) => seat?.ticks.includes(group)))
  if (groups.length === 0) return null
  return (
    <Card title={t('case.ticks')} aside={t('batch.ticks.hint')}>
      <ul class="ticks">
        {groups.map((group) => (
          <li>
            <label>
              <input
                type="checkbox"
                name="tick"
                value={group}
                form={form}
                checked={typed?.ticks.includes(group) || undefined}
              />
              <span>
                <b>{t(`group.${group}`)}</b>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Card>
  )
}
