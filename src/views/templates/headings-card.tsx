import type { Asked } from '#domain/templates/asking.ts'
import { lettersOf, refOf } from '#domain/templates/place.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import type { TableWords } from '#views/statistics/drawn.ts'
import { meaningWords } from './meaning-words.ts'

type Props = {
  readonly asks: readonly Asked[]
  readonly unitName: TableWords['unitName']
  readonly href: (asked: Asked) => string
}

/** 表头怎么认的: each heading of a sheet with what it is bound to and how that is known; each can be changed. */
export const HeadingsCard = ({ asks, unitName, href }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  const bound = asks.filter(({ now }) => now).length
  return (
    <Card
      title={t('template.headings')}
      aside={t('template.headings.count', { count: asks.length, bound })}
      class="form-headings"
      flush
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('template.headings.place')}</th>
            <th scope="col">{t('template.headings.words')}</th>
            <th scope="col">{t('template.headings.means')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('template.headings.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {asks.map((asked) => {
            const { now, suggestion, words: path } = asked
            const said = now ?? (suggestion?.sure ? suggestion.meaning : undefined)
            return (
              <tr>
                <td>{placeOf(asked, t)}</td>
                <th scope="row">{path}</th>
                <td class={now ? undefined : 'open'}>
                  {said ? meaningWords(said, words) : t('template.headings.open')}
                  {!now && said && <small> {t('template.headings.suggested')}</small>}
                </td>
                <td>
                  <a href={href(asked)}>
                    {t(now ? 'template.headings.change' : 'template.headings.choose')}
                    <span class="visually-hidden">{path}</span>
                  </a>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}

const placeOf = ({ axis, place }: Asked, t: ReturnType<typeof useT>): string =>
  axis === 'sheet'
    ? t('template.axis.sheet')
    : axis === 'column'
      ? t('template.axis.column', { column: lettersOf(place.column) })
      : axis === 'row'
        ? t('template.axis.row', { row: place.row + 1 })
        : refOf(place)
