/** What a dossier leaves as: the two exchange files of the appointment form, and the form itself for Word. */
export const formats = ['lrmx', 'lrm', 'docx'] as const

export type Format = (typeof formats)[number]

export const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text)
