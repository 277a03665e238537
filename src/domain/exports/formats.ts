/** What a dossier leaves as: the two exchange files of the appointment form, and the form itself for Word. */
export const formats = ['lrmx', 'lrm', 'docx'] as const

export type Format = (typeof formats)[number]

/**
 * What a format has no place for (docs/law/exchange-lrmx.md §7, docs/law/exchange-docx.md §3). It is said where the ways are
 * compared, and is no fault of a file.
 */
export const placeless: Readonly<Record<Format, readonly string[]>> = {
  lrmx: [],
  lrm: ['ShenFenZheng', 'DaoLingNianYue', 'GaiGeQianRenZhiNianLingJieXian', 'ZhengZhiMianMao'],
  docx: ['ShenFenZheng', 'JiSuanNianLingShiJian', 'GaiGeQianRenZhiNianLingJieXian', 'ZhengZhiMianMao'],
}

/** Whether a text names a format that dossiers leave in. */
export const isFormat = (text: string): text is Format => (formats as readonly string[]).includes(text)
