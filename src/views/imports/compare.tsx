import { sections } from '#domain/dossiers/sections/index.ts'
import { doubtsOf, questionsOf } from '#domain/imports/doubts.ts'
import { countProblems } from '#domain/imports/mending.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { DecisionBar } from '#views/kit/decision-bar.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { CodeLists } from './code-lists.tsx'
import { CompareHead } from './compare-head.tsx'
import { CompareMenu } from './compare-menu.tsx'
import type { Comparison, Doubting } from './comparison.ts'
import { rowId } from './row-id.ts'
import { SamePerson } from './same-person.tsx'
import { SectionCard } from './section-card.tsx'

/** 核对导入: what the file says, what was understood and what is doubtful, side by side; every value can be mended. */
export const ComparePage = (props: Comparison) => {
  const { id, version, draft, refusal, lacks } = props
  const t = useT()
  const doubts = doubtsOf(draft, lacks)
  const asked = { doubts, questions: questionsOf(doubts) }
  const here = region('import', id)
  return (
    <div id={here} class="comparison">
      <CompareHead {...props} {...asked} />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <PostForm action={paths.import(id)} redraws={here} id="comparison">
        {/* Enter in a field saves: the first button of a form is the one it presses. */}
        <button type="submit" name="act" value="save" class="visually-hidden" tabindex={-1}>
          {t('import.save')}
        </button>
        <input type="hidden" name="version" value={version} />
        <SamePerson {...props} />
        <Split start={<CompareMenu draft={draft} {...asked} />}>
          {sections.map((section) => (
            <SectionCard {...props} {...asked} section={section} />
          ))}
        </Split>
        <Bar {...props} {...asked} />
      </PostForm>
      <CodeLists draft={draft} />
    </div>
  )
}

const Bar = ({ id, draft, questions }: Comparison & Doubting) => {
  const t = useT()
  const [open, wrong] = [questions.length, countProblems(draft)]
  const [next] = questions
  const note =
    wrong > 0
      ? t('import.keep-problems', { count: wrong })
      : open > 0
        ? t('import.keep-doubts', { count: open })
        : t('import.keep-note')
  return (
    <DecisionBar note={note}>
      {next && (
        <a
          class="btn quiet"
          href={`#${rowId(draft, next)}`}
          data-next-doubt={t('import.next-doubt-at', { at: '{at}', count: '{count}' })}
        >
          {t('import.next-doubt', { count: open })}
        </a>
      )}
      <LinkButton kind="stop" href={paths.importDiscarding(id)}>
        {t('import.discard')}
      </LinkButton>
      <Button name="act" value="save">
        {t('import.save')}
      </Button>
      <Button kind="go" formaction={paths.importKeeping(id)}>
        {t('import.keep')}
      </Button>
    </DecisionBar>
  )
}
