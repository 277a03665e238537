import type { Sample } from '#domain/samples/sample.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'

type Line = Sample & { readonly name: string; readonly applicant: string }

/** 待抽查的常规变更: what waits for this person to look at. */
export const SamplesPage = ({ lines, now }: { readonly lines: readonly Line[]; readonly now: Instant }) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('samples.title')} sub={t('samples.sub')} />
      <Card title={t('samples.waiting')} flush>
        {lines.length === 0 && <Empty text={t('samples.none')} />}
        <Lines
          items={lines.map((line) => ({
            text: t('samples.line', { name: line.name, applicant: line.applicant, at: moment(line.at, now) }),
            href: paths.sample(line.case),
          }))}
        />
      </Card>
    </>
  )
}
