import { useT } from '#views/i18n/index.ts'

/** A share in per cent as a bar with its number. */
export const Completeness = ({ percent }: { percent: number }) => {
  const t = useT()
  return (
    <span class="completeness">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={t('kit.complete', { percent })}>
        <rect width="100" height="4" class="track" />
        <rect width={String(percent)} height="4" class={percent >= 90 ? 'jade' : 'amber'} />
      </svg>
      <span aria-hidden="true">{percent}</span>
    </span>
  )
}
