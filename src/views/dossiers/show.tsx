import type { Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { EditedInPlace } from '#views/kit/edit-link.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Changes } from './changes.tsx'
import { CompletenessCard } from './completeness-card.tsx'
import { DossierCrumbs } from './crumbs.tsx'
import { Actions, Marks, StateBanner, Where } from './frame.tsx'
import { GatheredBar } from './gathered.tsx'
import { DossierHeader } from './header.tsx'
import { WithNames } from './names.tsx'
import type { DossierPageProps } from './page-props.ts'
import { SectionCard } from './section-card.tsx'
import { DossierMenu } from './section-states.tsx'
import { WhoSees } from './who-sees.tsx'

/** One dossier: who it is, its sections with their state, what happened to it, who may see it. */
export const DossierPage = (props: DossierPageProps) => {
  const { reading, names, today, asOf, seen, authors } = props
  const shown = sectionsShown(props)
  const may = props.editable.size + props.proposable.size > 0
  const dossier = reading.subject.dossier
  if (asOf && Object.keys(reading.contents).length === 0) return <NotYet {...props} />
  const alone = shown.find(({ key }) => key === props.whole?.section)
  if (alone) return <Alone {...props} section={alone} />
  return (
    <WithNames value={names}>
      <EditedInPlace id="dossier" may={may}>
        <Where {...props} />
        <DossierHeader
          dossier={dossier}
          contents={reading.contents}
          state={asOf ? undefined : reading.subject.state}
          box={props.box}
          today={asOf ?? today}
          marks={<Marks {...props} />}
          actions={<Actions {...props} />}
        />
        <StateBanner {...props} />
        <Split
          start={<DossierMenu {...props} shown={shown} />}
          aside={
            <>
              {props.mayPreview && !asOf && <CompletenessCard {...props} />}
              <WhoSees seen={seen} />
              <Changes dossier={dossier} changes={reading.changes} authors={authors} />
            </>
          }
        >
          {shown.map((section) => (
            <SectionCard {...props} section={section} />
          ))}
        </Split>
        <GatheredBar {...props} />
      </EditedInPlace>
    </WithNames>
  )
}

/** A section with more records than its card has room for. */
const Alone = (props: DossierPageProps & { readonly section: Section }) => {
  const { reading, names, section, asOf, from } = props
  const t = useT()
  const may = props.editable.size + props.proposable.size > 0
  const back = paths.dossier(reading.subject.dossier, { asOf, from })
  return (
    <WithNames value={names}>
      <DossierCrumbs
        dossier={reading.subject.dossier}
        name={String(reading.contents['basic']?.[0]?.fields['name'] ?? '')}
        here={t(`section.${section.key}` as MessageKey)}
        back={`${back}#${section.key}`}
      />
      <EditedInPlace may={may}>
        <SectionCard {...props} />
      </EditedInPlace>
    </WithNames>
  )
}

/** A day on which there was no such dossier: nothing to show, and the way back. */
const NotYet = (props: DossierPageProps) => {
  const t = useT()
  return (
    <PageHead
      over={<Where {...props} />}
      title={t('dossier.nothing-then')}
      sub={t('dossier.nothing-then.go')}
      actions={
        <LinkButton href={paths.dossier(props.reading.subject.dossier, { from: props.from })}>
          {t('dossier.as-of-today')}
        </LinkButton>
      }
    />
  )
}

/** Sections with a field the viewer may see; a quiet or empty one only where it holds something or can be filled. */
const sectionsShown = ({ reading, editable, gathered }: DossierPageProps): readonly Section[] =>
  sections.filter(
    ({ key, fields, quiet }) =>
      fields.some(({ group }) => reading.groups.has(group)) &&
      (reading.contents[key] !== undefined ||
        gathered?.records.some(({ section }) => section === key) ||
        reading.nothing.has(key) ||
        (!quiet && (editable.has(key) || fields.length > 0))),
  )
