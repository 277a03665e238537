import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { BringingId } from '#domain/ids.ts'
import { codeName, type Language, type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'
import type { Choice } from '#views/imports/field-input.tsx'
import { useReadingText } from '#views/imports/reading-text.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Select } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { Kind } from './page.tsx'

type Props = { readonly bringing: BringingId; readonly kinds: readonly Kind[]; readonly units: readonly Choice[] }

/** So many at once: a column of words that no table knows has a kind for each of them. */
const mostKinds = 50

/** 要定的，按种类: what is asked alike stands together and takes one answer. */
export const KindsCard = ({ bringing, kinds, units }: Props) => {
  const t = useT()
  const things = kinds.reduce((sum, kind) => sum + kind.things.length, 0)
  return (
    <Card
      title={t('bringing.kinds')}
      mark={<Pill tone="amber">{t('bringing.places', { count: things })}</Pill>}
      id="kinds"
    >
      <div class="stack">
        {kinds.slice(0, mostKinds).map((kind) => (
          <details class="opens">
            <summary>
              <b>{t('bringing.places', { count: kind.things.length })}</b> <KindTitle kind={kind} />{' '}
              <small>{t('bringing.people', { count: kind.people })}</small>
            </summary>
            <div class="stack">
              <Things kind={kind} />
              <Answers bringing={bringing} kind={kind} units={units} />
            </div>
          </details>
        ))}
        {kinds.length > mostKinds && (
          <p class="hint">{t('bringing.kinds.more', { count: kinds.length - mostKinds })}</p>
        )}
      </div>
    </Card>
  )
}

/** What is asked, without what differs from one to the next. */
const KindTitle = ({ kind }: { kind: Kind }) => {
  const t = useT()
  const [first] = kind.things
  if (!first) return null
  if (first.key === undefined) {
    const field = t(`field.${first.section}.${first.field}` as MessageKey)
    return <span>{t('bringing.kind.problem', { field, problem: t(`field.${first.code}` as MessageKey) })}</span>
  }
  return <span>{t(`doubt.${first.code}` as MessageKey, shared(kind))}</span>
}

/** The words of a question that are the same everywhere; what differs is told row by row. */
const shared = ({ things }: Kind): Readonly<Record<string, string>> => {
  const names = ['text', ...Object.keys(things[0]?.params ?? {})]
  return Object.fromEntries(
    names.map((name) => {
      const said = new Set(things.map(({ params }) => params[name] ?? ''))
      return [name, said.size === 1 ? [...said].join('') : '…']
    }),
  )
}

const mostShown = 20

const Things = ({ kind }: { kind: Kind }) => {
  const [t, reading] = [useT(), useReadingText()]
  const rows = kind.things.slice(0, mostShown)
  return (
    <>
      <DataTable
        label={t('bringing.kinds')}
        rows={rows}
        narrow="cards"
        columns={[
          {
            key: 'name',
            label: t('import.person'),
            is: 'name',
            cell: ({ id, name, record }) => <a href={`${paths.import(id)}#${record}`}>{name}</a>,
          },
          {
            key: 'where',
            label: t('bringing.where'),
            cell: ({ section, field }) =>
              [t(`section.${section}` as MessageKey), field && t(`field.${section}.${field}` as MessageKey)]
                .filter(Boolean)
                .join(t('kit.comma')),
          },
          {
            key: 'text',
            label: t('bringing.stands'),
            is: 'keep',
            cell: ({ section, field, text }) => reading(section, field, text),
          },
          {
            key: 'why',
            label: t('bringing.readings'),
            cell: ({ code, params, key, readings, section, field }) =>
              readings.length > 0
                ? readings.map((text) => reading(section, field, text)).join(t('kit.comma'))
                : key && t(`doubt.${code}` as MessageKey, { text: '', ...params }),
          },
        ]}
      />
      {kind.things.length > mostShown && (
        <p class="hint">{t('bringing.more', { count: kind.things.length - mostShown })}</p>
      )}
    </>
  )
}

/** One press for all of them. What has to be typed anew is typed at the person. */
const Answers = ({ bringing, kind, units }: Omit<Props, 'kinds'> & { readonly kind: Kind }) => {
  const [t, language, named] = [useT(), useLanguage(), useReadingText()]
  const [first] = kind.things
  if (!first) return null
  if (first.key === undefined) return <p class="hint">{t('bringing.one-by-one')}</p>
  const readings = sharedReadings(kind)
  const choices = choicesFor(kind, units, language)
  return (
    <PostForm action={paths.bringingStep(bringing, 'answers')} class="inline-form" label={t('bringing.answer-all')}>
      <input type="hidden" name="kind" value={kind.kind} />
      {readings.map((reading, at) => (
        <Button name="answer" value={`take ${at}`}>
          {reading === undefined
            ? t('bringing.take-nth', { at: at + 1 })
            : t('bringing.take-all', { reading: named(first.section, first.field, reading) })}
        </Button>
      ))}
      {choices.length > 0 && (
        <>
          <Select
            name="text"
            id={`choice-${first.record}-${first.section}-${first.field}-${kind.things.length}`}
            label={t(`field.${first.section}.${first.field}` as MessageKey)}
            options={choices}
            empty={t('form.choose')}
          />
          <Button name="answer" value="value">
            {t('bringing.value-all')}
          </Button>
        </>
      )}
      <Button name="answer" value="settle">
        {t('bringing.settle-all')}
      </Button>
    </PostForm>
  )
}

/** The readings that each of them has, by their place: the same words, or undefined where they differ. */
function sharedReadings({ things }: Kind): readonly (string | undefined)[] {
  const fewest = Math.min(...things.map(({ readings }) => readings.length))
  return Array.from({ length: fewest }, (_, at) => {
    const said = new Set(things.map(({ readings }) => readings[at]))
    return said.size === 1 ? [...said][0] : undefined
  })
}

/** Where a word or a unit is asked for, what it may be. */
function choicesFor({ things }: Kind, units: readonly Choice[], language: Language) {
  const [first] = things
  if (!first || !/^(not-in-table|choose-from-table|unit-unknown)$/.test(first.code)) return []
  if (first.code === 'unit-unknown') return units.map(({ id, name }) => ({ value: id, label: name }))
  const codes = sectionOf(first.section)?.fields.find(({ key }) => key === first.field)?.codes
  return codes ? codes.codes.map((code) => ({ value: code.name, label: codeName(language, code) })) : []
}
