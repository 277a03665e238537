import { proposedSection } from '#domain/proposals/particulars.ts'

/** The amount that is summed: of a section whose newest record is what holds. */
export const totalIn = (key: string) => {
  const section = proposedSection(key)
  return section?.supersedes ? section.fields.find(({ key, kind }) => key === 'total' && kind === 'money') : undefined
}

/** Whether a batch of this section says what all of it costs. */
export const sumsUp = (key: string): boolean => totalIn(key) !== undefined
