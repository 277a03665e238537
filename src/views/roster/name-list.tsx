import { limits } from '#domain/limits.ts'
import { codePointOf } from '#domain/prints/printable.ts'
import type { Day } from '#domain/time.ts'
import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** Whose row cannot be printed, and for which characters. */
export type Lacked = { readonly name: string; readonly chars: readonly string[] }

type Props = {
  /** The list as its address asks for it. */
  readonly from: string
  readonly all: number
  /** The day whose list it is, where that is not today. */
  readonly asOf: Day | undefined
  readonly columns: readonly string[]
  readonly heading: string
  readonly problem?: string | undefined
  readonly lacked: readonly Lacked[]
}

/** 花名册 of the people of a list: what will be on it, its heading, and the two files. */
export const NameListPage = (props: Props) => {
  const { from, all, lacked, asOf } = props
  const t = useT()
  const back = paths.dossierList(from)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('place.dossiers'), href: back }, { label: t('name-list.action') }]} />}
        title={t('name-list.title')}
        marks={<span>{t('paper.people.count', { count: count(all) })}</span>}
        sub={t('name-list.sub')}
        actions={<LinkButton href={back}>{t('paper.people.back')}</LinkButton>}
      />
      {asOf && <Banner>{t('name-list.as-of', { day: asOf })}</Banner>}
      {lacked.length > 0 && <CannotPrint lacked={lacked} />}
      {all === 0 && <Empty text={t('name-list.none')} />}
      {all > limits.nameListPeople && (
        <Banner tone="seal" action={<LinkButton href={back}>{t('paper.people.back')}</LinkButton>}>
          {t('name-list.too-many', { most: count(limits.nameListPeople), all: count(all) })}
        </Banner>
      )}
      {all > 0 && all <= limits.nameListPeople && <Making {...props} />}
    </>
  )
}

const CannotPrint = ({ lacked }: Pick<Props, 'lacked'>) => {
  const t = useT()
  return (
    <Banner tone="seal" alert>
      <p>{t('name-list.missing')}</p>
      <ul>
        {lacked.map(({ name, chars }) => (
          <li>
            {t('name-list.lacking', {
              name,
              chars: chars
                .map((char) => t('print.missing.char', { char, code: codePointOf(char) }))
                .join(t('kit.comma')),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

/** Two forms, since a button is not sent along with a file that the browser keeps. */
const Making = ({ from, all, columns, heading, problem }: Props) => {
  const t = useT()
  const hidden = (as: string) => (
    <>
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="as" value={as} />
    </>
  )
  return (
    <Card title={t('name-list.action')}>
      <Definitions
        single
        items={[
          { label: t('name-list.people'), value: t('paper.people.count', { count: count(all) }) },
          { label: t('name-list.columns'), value: columns.join(t('kit.comma')) },
        ]}
      />
      <p class="hint">{t('name-list.columns.hint')}</p>
      <PostForm action={paths.nameList()} download label={t('name-list.pdf')}>
        {hidden('pdf')}
        <Input name="heading" label={t('name-list.heading')} value={heading} max={40} required problem={problem} />
        <div class="form-foot">
          <Button kind="go" icon="printer">
            {t('name-list.pdf')}
          </Button>
        </div>
      </PostForm>
      <PostForm action={paths.nameList()} download label={t('name-list.xlsx')}>
        {hidden('xlsx')}
        <input type="hidden" name="heading" value={heading || t('name-list.heading.state')} />
        <div class="form-foot">
          <Button>{t('name-list.xlsx')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
