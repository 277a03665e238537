import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { paths } from '#views/paths.ts'
import type { DeskProps } from './desk.tsx'

/** Who had the dossier at the desk, and what came of it. */
export const Past = ({ visits, clerk, now }: DeskProps) => {
  const t = useT()
  return (
    <Card title={t('readings.visits')}>
      {visits.length === 0 && <Empty text={t('readings.visits.none')} />}
      {visits.map(({ given, back, dossier }) => (
        <Definitions
          items={[
            { label: t('readings.visit.readers'), value: `${given.readers} · ${given.unit}`, wide: true },
            ...(given.letter === ''
              ? []
              : [
                  {
                    label: t('readings.visit.letter'),
                    value: given.letter,
                    note: given.paper && (
                      <LinkButton small href={paths.paper(dossier, given.paper.blob)}>
                        {t('readings.visit.letter-see')}
                      </LinkButton>
                    ),
                  },
                ]),
            { label: t('readings.visit.identity'), value: given.identity },
            {
              label: t('readings.given'),
              value: t('readings.visit.since', { at: moment(given.at, now), by: clerk(given.by) }),
            },
            ...(back
              ? [
                  {
                    label: t('readings.back'),
                    value: t('readings.back.at', { at: moment(back.at, now), by: clerk(back.by) }),
                  },
                  { label: t('readings.back.pages'), value: back.pages, wide: true },
                  ...(back.copies
                    ? [
                        {
                          label: t('readings.back.copies'),
                          value: `${back.copies} · ${back.sheets} · ${back.allowedBy}`,
                          wide: true,
                        },
                      ]
                    : []),
                  ...(back.remark ? [{ label: t('readings.back.remark'), value: back.remark }] : []),
                ]
              : []),
          ]}
        />
      ))}
    </Card>
  )
}
