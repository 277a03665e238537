import type { Duty } from '#domain/access/actor.ts'
import { crossMost } from '#domain/crosses/saved.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { conditionsOf } from '#views/statistics/cross-words.ts'
import type { TableWords } from '#views/statistics/drawn.ts'
import { crossTitle, reckonedName } from '#views/statistics/drawn-cross.ts'
import { type CrossLine, openedAt } from './line.ts'
import { FileForm } from './list.tsx'

type Props = {
  readonly line: CrossLine
  readonly unitName: TableWords['unitName']
  /** With whom the viewer may share one. */
  readonly duties: readonly Duty[]
  /** What was typed and refused. */
  readonly refused?: { readonly name?: string; readonly refusal: string } | undefined
}

/** One saved table: what it counts, and everything that can be done with it. */
export const SavedCrossPage = (props: Props) => {
  const t = useT()
  const { line, refused } = props
  const href = openedAt(line)
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('cross.saved.title'), href: paths.savedCrosses() },
            ]}
          />
        }
        title={line.name}
        sub={line.isOwn ? undefined : t('cross.saved.from', { name: line.by })}
        actions={
          <>
            {href && (
              <LinkButton kind="go" href={href}>
                {t('cross.saved.open')}
              </LinkButton>
            )}
            <FileForm only={line} />
            {line.isOwn && <Removal {...props} />}
          </>
        }
      />
      {refused && refused.name === undefined && (
        <Banner tone="seal" alert>
          {t(`refusal.${refused.refusal}` as MessageKey, crossMost)}
        </Banner>
      )}
      {!line.cross && <Banner tone="amber">{t('cross.saved.unread')}</Banner>}
      {line.cross && !line.mayCount && <Banner tone="amber">{t('cross.saved.barred.why')}</Banner>}
      <Told {...props} />
      {line.isOwn && <Name {...props} />}
      <Pinned {...props} />
      {(line.isOwn || line.mayEndShare) && <Sharing {...props} />}
    </>
  )
}

const Told = ({ line, unitName }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const { cross, day, clock, savedAt } = line
  const words = { t, language, unitName }
  return (
    <Card title={t('cross.saved.what')}>
      <Definitions
        items={[
          ...(cross
            ? [
                { label: t('cross.title'), value: crossTitle(cross, words) },
                {
                  label: t('cross.number'),
                  value: [
                    reckonedName(cross.reckoned, words),
                    ...(cross.share === 'none' ? [] : [t(`cross.share.${cross.share}`)]),
                  ].join(t('kit.comma')),
                },
                ...conditionsOf(cross, words),
              ]
            : []),
          { label: t('statistics.cut-off'), value: day === 'today' ? t('cross.day.today') : day },
          { label: t('statistics.means.when'), value: t(`statistics.names.clock.${clock}`) },
          { label: t('cross.saved.at'), value: moment(savedAt) },
        ]}
      />
    </Card>
  )
}

const Version = ({ line }: Pick<Props, 'line'>) => <input type="hidden" name="version" value={String(line.version)} />

const Name = ({ line, refused }: Props) => {
  const t = useT()
  const typed = refused?.name
  return (
    <Card title={t('cross.rename')}>
      <PostForm action={paths.savedCrossStep(line.id, 'name')} class="stack settings">
        <Version line={line} />
        <Input
          name="name"
          label={t('cross.keep.name')}
          value={typed ?? line.name}
          max={crossMost.name}
          problem={typed === undefined ? undefined : t(`refusal.${refused?.refusal}` as MessageKey, crossMost)}
          help={t('cross.keep.help')}
          required
        />
        <div class="form-foot">
          <Button>{t('cross.rename.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** 首页: on it, and where among the others. */
const Pinned = ({ line: { id, pin } }: Props) => {
  const t = useT()
  const press = (how: 'pin' | 'unpin' | 'earlier') => (
    <PostForm action={paths.savedCrossStep(id, 'pin')}>
      <input type="hidden" name="how" value={how} />
      <Button>{t(`cross.pin.${how}`)}</Button>
    </PostForm>
  )
  return (
    <Card title={t('cross.pin')}>
      <p class="hint">
        {pin === undefined ? t('cross.pin.hint', { pins: crossMost.pins }) : t('cross.pin.place', { place: pin + 1 })}
      </p>
      <div class="form-foot">
        {pin === undefined ? press('pin') : press('unpin')}
        {pin !== undefined && pin > 0 && press('earlier')}
      </div>
    </Card>
  )
}

const Sharing = ({ line, duties }: Props) => {
  const t = useT()
  const { id, isOwn, sharedWith } = line
  const action = paths.savedCrossStep(id, 'share')
  return (
    <Card title={t('cross.share-with')}>
      <p class="hint">
        {sharedWith ? t('cross.share-with.now', { duty: t(`duty.${sharedWith}`) }) : t('cross.share-with.hint')}
      </p>
      {isOwn && duties.length > 0 && (
        <PostForm action={action} class="stack settings">
          <Version line={line} />
          <Select
            name="duty"
            label={t('cross.share-with.duty')}
            value={sharedWith}
            empty={t('form.choose')}
            options={duties.map((duty) => ({ value: duty, label: t(`duty.${duty}`) }))}
            help={t('cross.share-with.help')}
          />
          <div class="form-foot">
            <Button>{t('cross.share-with.go')}</Button>
          </div>
        </PostForm>
      )}
      {sharedWith && (
        <PostForm action={action}>
          <Version line={line} />
          <input type="hidden" name="end" value="on" />
          <div class="form-foot">
            <Button kind="stop">{t('cross.share-with.end')}</Button>
          </div>
        </PostForm>
      )}
    </Card>
  )
}

/** Pressed twice: the first press says what goes with it. */
const Removal = ({ line }: Props) => {
  const t = useT()
  return (
    <Menu label={t('cross.delete')} align="end">
      <PostForm action={paths.savedCrossStep(line.id, 'removal')} class="sheet-form" label={t('cross.delete')}>
        <Version line={line} />
        <p class="hint">{t(line.sharedWith ? 'cross.delete.hint.shared' : 'cross.delete.hint')}</p>
        <Button kind="stop">{t('cross.delete.go')}</Button>
      </PostForm>
    </Menu>
  )
}
