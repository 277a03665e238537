import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

export type Head = { readonly seq: number; readonly chain: string }

export type ChainCheck = { readonly holds: true; readonly head: Head } | { readonly holds: false; readonly at: number }

/** Whether the chain holds, and the head to write down: only a head kept elsewhere shows that the end was cut off. */
export const Chain = ({ check, head }: { check: ChainCheck; head: Head }) => {
  const t = useT()
  return (
    <Card
      title={t('log.chain')}
      mark={
        check.holds ? (
          <Pill tone="jade">{t('log.chain.holds', { seq: check.head.seq })}</Pill>
        ) : (
          <Pill tone="seal">{t('log.chain.broken', { seq: check.at })}</Pill>
        )
      }
      aside={<a href={`${paths.log()}?check=whole`}>{t('log.chain.check')}</a>}
    >
      {!check.holds && (
        <Banner tone="seal" alert>
          {t('log.chain.what-now', { seq: check.at })}
        </Banner>
      )}
      <Definitions
        single
        items={[
          { label: t('log.head'), value: <code>{`${head.seq}:${head.chain}`}</code>, wide: true },
          { label: t('log.head.use'), value: t('log.head.hint'), wide: true },
        ]}
      />
    </Card>
  )
}
