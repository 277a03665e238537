import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'

/** Real numbers of something that runs and may be left. Without a total it only says that it runs. */
export const Progress = ({
  label,
  done,
  total,
  detail,
}: {
  label: string
  done: number
  total?: number | undefined
  detail?: Child
}) => {
  const t = useT()
  return (
    <div class="progress">
      <div class="progress-line">
        <span>{label}</span>
        {total !== undefined && <b>{t('kit.progress', { done, total })}</b>}
      </div>
      <progress aria-label={label} max={total} value={total === undefined ? undefined : done} />
      {detail && <small>{detail}</small>}
    </div>
  )
}
