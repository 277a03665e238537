/** What a dossier leaves as: the two exchange files of the appointment form, and the form itself for Word. */
export const formats = ['lrmx', 'lrm', 'docx'] as const

export type Format = (typeof formats)[number]

export const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text)

/** What a list leaves as: the columns on the screen, or 花名册 in the layout of the field. */
export const listLayouts = ['list', 'register'] as const

export type ListLayout = (typeof listLayouts)[number]

export const isListLayout = (text: string): text is ListLayout => (listLayouts as readonly string[]).includes(text)
