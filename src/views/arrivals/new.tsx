import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type ArrivalRefused, SlipFields, type UnitChoice } from './slip-fields.tsx'

type Props = { readonly units: readonly UnitChoice[]; readonly refused?: ArrivalRefused | undefined }

/** 登记转入. */
export const NewArrivalPage = ({ units, refused }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('arrivals.title'), href: paths.arrivals() }]} />}
        title={t('arrivals.new')}
        sub={t('arrivals.new.hint')}
      />
      <Card>
        <PostForm action={paths.arrivals()} label={t('arrivals.new')}>
          <SlipFields units={units} refused={refused} />
          <div class="form-foot">
            <Button kind="go">{t('arrivals.save')}</Button>
            <LinkButton href={paths.arrivals()}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
