import type { DossierRecord } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { conductLines } from '#domain/parsing/rewards.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { paths } from '#views/paths.ts'

type Props = { readonly dossier: DossierId; readonly record: DossierRecord; readonly from?: string | undefined }

/** 待核奖惩 line by line: each becomes a reward or a punishment, or stays until somebody knows. */
export const ConductLines = ({ dossier, record, from }: Props) => {
  const t = useT()
  return (
    <Lines
      items={conductLines(String(record.fields['text'] ?? '')).map((line, at) => ({
        text: line,
        end: (
          <>
            <LinkButton small href={paths.section(dossier, 'rewards', undefined, from, at + 1)}>
              {t('conduct.as-reward')}
            </LinkButton>{' '}
            <LinkButton small href={paths.section(dossier, 'punishments', undefined, from, at + 1)}>
              {t('conduct.as-punishment')}
            </LinkButton>
          </>
        ),
      }))}
    />
  )
}
