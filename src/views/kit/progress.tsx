import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'

type Props = { label: string; done: number; total: number }

/** Real numbers of something that runs and may be left. */
export const Progress = ({ label, done, total }: Props) => {
  const t = useT()
  return (
    <div class="progress">
      <div class="progress-line">
        <span>{label}</span>
        <b>{t('kit.progress', { done: count(done), total: count(total) })}</b>
      </div>
      <progress aria-label={label} max={total} value={done} />
    </div>
  )
}
