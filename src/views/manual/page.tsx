import { useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { type Chapter, chapters, days, type Picture, pictureFile, pictureSize, pictures } from './chapters.ts'

/** 手册目录; the chapters of whoever looks are marked. */
export const ManualPage = ({ own }: { own: readonly Chapter[] }) => {
  const t = useT()
  return (
    <>
      <PageHead title={t('manual.title')} sub={t('manual.sub')} />
      {chapters.map((chapter) => (
        <Card
          title={<a href={paths.manual(chapter)}>{t(`manual.${chapter}`)}</a>}
          mark={own.includes(chapter) && <Pill tone="indigo">{t('manual.own')}</Pill>}
        >
          <p>{t(`manual.${chapter}.what`)}</p>
        </Card>
      ))}
    </>
  )
}

type ChapterProps = {
  chapter: Chapter
  /** Whether whoever reads may open the page of a picture. */
  opens: (picture: Picture) => boolean
}

/** A chapter: five days, each a list of steps, with pictures. */
export const ChapterPage = ({ chapter, opens }: ChapterProps) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('manual.title'), href: paths.manual() }, { label: t(`manual.${chapter}`) }]} />
        }
        title={t(`manual.${chapter}`)}
        sub={t(`manual.${chapter}.what`)}
      />
      {days.map((day) => (
        <Card title={t(`manual.${chapter}.${day}`)} aside={t('manual.day', { at: day })}>
          <div class="stack">
            <ol>
              {t(`manual.${chapter}.${day}.text`)
                .split('\n')
                .map((step, at) => (
                  <li>
                    {at + 1}. {step}
                  </li>
                ))}
            </ol>
            {pictures
              .filter((picture) => picture.chapter === chapter && picture.day === day)
              .map((picture) => (
                <Shown picture={picture} opens={opens(picture)} />
              ))}
          </div>
        </Card>
      ))}
      <p class="hint">{t('manual.print')}</p>
    </>
  )
}

/** An image within an SVG: it takes the width that there is and keeps its shape, and no style says so. */
const Shown = ({ picture: { key, path }, opens }: { picture: Picture; opens: boolean }) => {
  const [t, language] = [useT(), useLanguage()]
  const { width, height } = pictureSize
  const caption = t(`manual.picture.${key}`)
  return (
    <figure>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={caption}>
        <image href={paths.manualPicture(pictureFile(key, language))} width={width} height={height} />
      </svg>
      <figcaption class="hint">
        <p>{caption}</p>
        {opens && (
          <p>
            <a href={path}>{t('manual.open')}</a>
          </p>
        )}
      </figcaption>
    </figure>
  )
}
