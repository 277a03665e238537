import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'

type Props = { readonly lines: readonly { readonly name: string; readonly href: string }[] }

/** 待同意搁置的疑点: the dossiers in which somebody has asked to let a finding stand. */
export const AsidesPage = ({ lines }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('asides.title')} sub={t('asides.sub')} />
      <Card title={t('asides.waiting')} flush>
        {lines.length === 0 && <Empty text={t('asides.none')} />}
        <Lines items={lines.map(({ name, href }) => ({ text: name, href }))} />
      </Card>
    </>
  )
}
