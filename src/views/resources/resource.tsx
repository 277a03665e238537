import { mostName, type Resource, stateOf } from '#domain/resources/resource.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type By, StatePill } from './resources.tsx'

type Props = {
  readonly resource: Resource
  readonly by: By
  /** A refused act: what was typed, and who may be meant where several are. */
  readonly again?:
    | {
        readonly form?: { readonly text: (key: string) => string }
        readonly refusal?: string
        readonly problem?: 'resource.nobody' | 'resource.which'
        readonly meant?: readonly {
          readonly person: string
          readonly name: string
          readonly unit: string
          readonly number: string
        }[]
      }
    | undefined
}

/** One seat or piece of equipment: who has it, and what may be done with it now. */
export const ResourcePage = (props: Props) => {
  const t = useT()
  const { resource, by, again } = props
  const { kind, code, name, place, holder } = resource
  const line = (start: string, text: string) => (text === '' ? [] : [{ start, text }])
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('resources.title'), href: paths.resources() }, { label: code }]} />}
        title={code}
        marks={<StatePill resource={resource} />}
        sub={t(`resources.kind.${kind}`)}
      />
      {again?.refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${again.refusal}` as MessageKey)}
        </Banner>
      )}
      <Card flush>
        <Lines
          items={[
            ...line(t('resources.name'), name),
            ...line(t('resources.place'), place),
            ...line(
              t(stateOf(resource) === 'reserved' ? 'resources.for' : 'resources.holder'),
              by
                ? t('kit.aside', { text: by.name, more: by.unit })
                : holder
                  ? t('resources.hidden')
                  : t('resources.nobody'),
            ),
          ]}
        />
      </Card>
      {holder === undefined ? <Allocation {...props} /> : <Return {...props} />}
    </>
  )
}

const Allocation = ({ resource: { id }, again }: Props) => {
  const t = useT()
  const problem = again?.problem && t(`refusal.${again.problem}`)
  return (
    <>
      <Card title={t('resources.allocate')}>
        <PostForm action={paths.resourceAllocation(id)} label={t('resources.allocate')}>
          <Input
            name="who"
            label={t('resources.who')}
            value={again?.form?.text('who') ?? ''}
            problem={again?.meant ? undefined : problem}
            help={t('resources.who.help')}
            max={mostName}
            required
          />
          {again?.meant && (
            <Select
              name="person"
              label={t('resources.which')}
              value=""
              empty={t('form.choose')}
              problem={problem}
              options={again.meant.map(({ person, name, unit, number }) => ({
                value: person,
                label: [t('kit.aside', { text: name, more: unit }), number].filter(Boolean).join(' · '),
              }))}
            />
          )}
          <div class="form-foot">
            <Button kind="go">{t('resources.allocate')}</Button>
          </div>
        </PostForm>
      </Card>
      <PostForm action={paths.resourceRetirement(id)} class="aside-form">
        <p class="hint">{t('resources.retire.hint')}</p>
        <Button kind="stop">{t('resources.retire')}</Button>
      </PostForm>
    </>
  )
}

const Return = ({ resource }: Props) => {
  const t = useT()
  const isReserved = stateOf(resource) === 'reserved'
  return (
    <Card title={t(isReserved ? 'resources.release' : 'resources.return')}>
      <PostForm action={paths.resourceReturn(resource.id)}>
        <p class="hint">{t(isReserved ? 'resources.release.hint' : 'resources.return.hint')}</p>
        <div class="form-foot">
          <Button kind={isReserved ? 'stop' : 'go'}>{t(isReserved ? 'resources.release' : 'resources.return')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
