import type { About } from '#domain/cases/case.ts'
import { type NoticeKind, noticeDays } from '#domain/notices/notice.ts'
import type { Instant } from '#domain/time.ts'
import { recent } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** A notice as its reader may read it: on a case or a dossier that the reader may still see. */
export type ToldLine = {
  readonly kind: NoticeKind
  readonly href: string
  readonly about: About
  /** The kind of its case. */
  readonly of?: string | undefined
  /** The name of whoever withdrew it in the applicant's place. */
  readonly by?: string | undefined
  readonly at: Instant
  readonly unread: boolean
}

type Props = { readonly lines: readonly ToldLine[]; readonly unread: number; readonly now: Instant }

/** 近来发生: the newest notices beside the to-do list. */
export const Told = ({ lines, unread, now }: Props) => {
  const t = useT()
  return (
    <Card
      title={t('home.since')}
      mark={unread > 0 && <Pill tone="indigo">{t('notices.count', { count: unread })}</Pill>}
      aside={lines.length > 0 && <a href={paths.notices()}>{t('home.since.all')}</a>}
      flush
    >
      {lines.length === 0 ? <Empty text={t('home.since.none')} /> : <ToldLines lines={lines} now={now} />}
    </Card>
  )
}

type PageProps = Props & { readonly page: number; readonly pages: number }

/** Everything this person was told, as long as it is kept, newest and unread first. */
export const NoticesPage = ({ lines, unread, page, pages, now }: PageProps) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t('notices.title')}
        sub={t('notices.kept', { days: noticeDays })}
        marks={unread > 0 && <Pill tone="indigo">{t('notices.count', { count: unread })}</Pill>}
        actions={
          unread > 0 && (
            <PostForm action={paths.noticesRead()}>
              <Button>{t('notices.read-all')}</Button>
            </PostForm>
          )
        }
      />
      <Card flush>
        {lines.length === 0 ? <Empty text={t('notices.none')} /> : <ToldLines lines={lines} now={now} />}
        <Pager page={page} pages={pages} href={paths.notices} />
      </Card>
    </>
  )
}

const ToldLines = ({ lines, now }: Pick<Props, 'lines' | 'now'>) => {
  const t = useT()
  return (
    <Lines
      items={lines.map(({ kind, href, about, of, by, at, unread }) => {
        const name = about.name || t('damages.nameless')
        const title = of ? t('told.of', { name, kind: t(`case.kind.${of}` as MessageKey) }) : name
        const text = by ? t('told.withdrawn-by', { title, name: by }) : t(`told.${kind}`, { title })
        return {
          start: recent(t, at, now),
          text: unread ? <Unread text={text} /> : text,
          href,
        }
      })}
    />
  )
}

const Unread = ({ text }: { text: string }) => (
  <b>
    {text} <span class="visually-hidden">{useT()('notices.unread')}</span>
  </b>
)
