import type { Child } from 'hono/jsx'
import type { DossierState } from '#domain/dossiers/dossier.ts'
import type { Contents, ImageRef, Value } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { DossierId } from '#domain/ids.ts'
import { ageAt, type Day, formatPartialDate, type PartialDate, partialDateOf } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Facts } from '#views/kit/facts.tsx'
import { PersonHead } from '#views/kit/person-head.tsx'
import { Photo } from '#views/kit/photo.tsx'
import { Pill, type Tone } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { useValueText } from './value.tsx'

const tones: Readonly<Record<DossierState, Tone>> = {
  staged: 'plain',
  draft: 'plain',
  confirming: 'indigo',
  approving: 'indigo',
  archived: 'jade',
  closed: 'plain',
  transferred: 'amber',
  discarded: 'plain',
}

/** The state of a dossier. */
export const StatePill = ({ state }: { state: DossierState }) => {
  const t = useT()
  return <Pill tone={tones[state]}>{t(`dossier.state.${state}`)}</Pill>
}

type Props = {
  readonly dossier: DossierId
  readonly contents: Contents
  /** Left out where an earlier day is shown: what it was then is in the history. */
  readonly state?: DossierState | undefined
  readonly box?: string | undefined
  readonly today: Day
  readonly marks?: Child
  readonly actions?: Child
}

/**
 * The line that people recognise a dossier by: sex, birth, nation, native place, party; post, rank since; number, box.
 * What the viewer may not see was never opened and leaves no gap (docs/decisions/0047).
 */
export const DossierHeader = ({ dossier, contents, state, box, today, marks, actions }: Props) => {
  const t = useT()
  const [basic, text] = [contents['basic']?.[0]?.fields ?? {}, useBasicText(contents)]
  const image = contents['photo']?.[0]?.fields['image'] as ImageRef | undefined
  const birth = basic['birth'] as PartialDate | undefined
  const years = birth && ageAt(birth, partialDateOf(today))
  const since = contents['ranks']?.at(-1)?.fields['from'] as PartialDate | undefined
  return (
    <PersonHead
      photo={<Photo src={image && paths.dossierPhoto(dossier, image.blob)} alt={text('name')} />}
      name={text('name')}
      marks={
        <>
          {state && <StatePill state={state} />}
          {marks}
        </>
      }
      actions={actions}
    >
      <Facts
        items={[
          text('sex'),
          birth &&
            (years === undefined
              ? formatPartialDate(birth)
              : t('dossier.birth-age', { birth: formatPartialDate(birth), years })),
          text('nation'),
          text('nativePlace'),
          standing(text('politics'), text('partyDate')),
        ]}
      />
      <Facts
        items={[
          text('post') && <strong>{text('post')}</strong>,
          [text('rank'), since && t('dossier.rank-since', { date: formatPartialDate(since) })]
            .filter(Boolean)
            .join(' · '),
          text('unit'),
        ]}
      />
      <Facts
        items={[
          <>
            {t('dossier.number')} <strong>{text('number') || t('dossier.no-number')}</strong>
          </>,
          box && (
            <>
              {t('dossier.box')} <strong>{box}</strong>
            </>
          ),
        ]}
      />
    </PersonHead>
  )
}

function useBasicText(contents: Contents): (key: string) => string {
  const text = useValueText()
  const basic = contents['basic']?.[0]?.fields ?? {}
  return (key) => {
    const field = sectionOf('basic')?.fields.find((known) => known.key === key)
    return field ? text(field, basic[key] as Value | undefined) : ''
  }
}

/** 政治面貌 and the date beside it; another party's name stands in its date already, as the form writes it. */
const standing = (politics: string, partyDate: string): string =>
  partyDate.startsWith(politics) ? partyDate : [politics, partyDate].filter(Boolean).join(' ')
