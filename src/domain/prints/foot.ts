import { type Instant, wallClock } from '#domain/time.ts'

/** The words at the foot of a printed page; it is an official sheet, so they are Chinese whatever the printer's language. */
export const printedFoot = ({ by, at, logHead }: { by: string; at: Instant; logHead: string }): readonly string[] => [
  `打印：${by}　${minute(at)}　用途：归档`,
  `日志：${logHead}`,
]

/** The same on what HR prints to work with; `purpose` is the paper's own. */
export const paperFoot = ({
  by,
  at,
  logHead,
  purpose,
}: {
  by: string
  at: Instant
  logHead: string
  purpose: string
}): readonly string[] => [`打印：${by}　${minute(at)}　用途：${purpose}`, `日志：${logHead}`]

/** The words at the foot of a preview, which is no paper of the house. */
export const previewFoot = ({ by, at }: { by: string; at: Instant }): readonly string[] => [
  `预览：${by}　${minute(at)}　不作归档`,
]

/** 水印: who looks and when. */
export const watermark = ({ by, at }: { by: string; at: Instant }): string => `预览 · ${by} · ${minute(at)}`

const minute = (at: Instant) => {
  const { year, month, day, hour, minute } = wallClock(at)
  return `${year}-${month}-${day} ${hour}:${minute}`
}

/**
 * How the head of the log stands in a foot: its number and its whole chain, so that it can be checked
 * (docs/decisions/0065).
 */
export const headText = ({ seq, chain }: { seq: number; chain: string }): string => `${seq} ${chain}`
