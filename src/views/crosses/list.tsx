import { crossMost } from '#domain/crosses/saved.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import type { TableWords } from '#views/statistics/drawn.ts'
import { type CrossLine, ownFirst } from './line.ts'
import { CrossLines } from './lines.tsx'

type Props = { readonly lines: readonly CrossLine[]; readonly unitName: TableWords['unitName'] }

/** So many stand on the page of all tables. */
const mostBeside = 8

/** 我的交叉表 among the standard tables: the first of them, and the way to all. */
export const CrossesCard = ({ lines, unitName }: Props) => {
  const t = useT()
  const shown = ownFirst(lines).slice(0, mostBeside)
  return (
    <Card
      title={t('cross.saved.title')}
      aside={<a href={paths.savedCrosses()}>{t('cross.saved.all', { count: lines.length })}</a>}
      flush
    >
      {shown.length === 0 ? (
        <Empty
          text={t('cross.saved.empty')}
          action={<LinkButton href={paths.statisticsCross()}>{t('cross.make')}</LinkButton>}
        />
      ) : (
        <CrossLines lines={shown} unitName={unitName} />
      )}
    </Card>
  )
}

/** All of them: the own ones, then what others share; and the way in and out as a file. */
export const CrossesPage = ({ lines, unitName }: Props) => {
  const t = useT()
  const own = lines.filter(({ isOwn }) => isOwn)
  const others = lines.filter(({ isOwn }) => !isOwn)
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs
            items={[{ label: t('statistics.title'), href: paths.statistics() }, { label: t('cross.saved.title') }]}
          />
        }
        title={t('cross.saved.title')}
        sub={t('cross.saved.sub', { most: crossMost.own, pins: crossMost.pins })}
        actions={
          <>
            <LinkButton href={paths.statisticsCross()}>{t('cross.make')}</LinkButton>
            {own.length > 0 && <FileForm />}
            <LinkButton href={paths.crossImport()} icon="file-import">
              {t('cross.import')}
            </LinkButton>
          </>
        }
      />
      <Card title={t('cross.saved.own')} flush>
        {own.length === 0 ? <Empty text={t('cross.saved.empty')} /> : <CrossLines lines={own} unitName={unitName} />}
      </Card>
      {others.length > 0 && (
        <Card title={t('cross.saved.others')} flush>
          <CrossLines lines={others} unitName={unitName} />
        </Card>
      )}
    </>
  )
}

/** Definitions as a file for another house: one's own, or the one that is named. */
export const FileForm = ({ only }: { readonly only?: CrossLine }) => {
  const t = useT()
  return (
    <PostForm action={paths.crossFile()} download label={t('cross.export')}>
      {only && <input type="hidden" name="cross" value={only.id} />}
      <Button icon="download">{t(only ? 'cross.export' : 'cross.export.all')}</Button>
    </PostForm>
  )
}
