import type { CaseId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { paths } from '#views/paths.ts'

/** Above a dossier that is read by leave: by which case and until when. Its page is not printed (print.css). */
export const ReadingBand = ({ id, number, until }: { id: CaseId; number: string; until: string }) => {
  const t = useT()
  return (
    <>
      <Banner
        tone="indigo"
        id="read-by-leave"
        action={
          <LinkButton small href={paths.case(id)}>
            {t('readings.case')}
          </LinkButton>
        }
      >
        {t('readings.band', { number, until })}
      </Banner>
      <p class="on-paper">{t('readings.no-print')}</p>
    </>
  )
}
