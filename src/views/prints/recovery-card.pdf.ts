import type { CardJob } from '#domain/unseal/card.ts'
import { fill } from '#views/pdf/cell.ts'
import { grey, openDocument } from '#views/pdf/document.ts'
import type { Faces } from '#views/pdf/faces.ts'

const left = 30
const width = 150

/** 恢复卡: three rows of three groups, large enough to be typed from paper, and what the card is good for. */
export async function drawRecoveryCard(
  faces: Faces,
  { at, organisation, code, threshold }: CardJob,
): Promise<Uint8Array> {
  const doc = openDocument(faces, { at, title: '卷宗', subject: '恢复卡' })
  doc.addPage('upright')
  fill(doc, '恢复卡', { x: left, y: 36, width, height: 14 }, { style: 'song-bold', size: 26 })
  const under = `${organisation}　Recovery card　${at.slice(0, 10)}`
  fill(doc, under, { x: left, y: 52, width, height: 9 }, { style: 'hei', size: 11, colour: grey })
  for (const [index, group] of code.split('-').entries()) {
    const [x, y] = [left + (index % 3) * 52, 72 + Math.floor(index / 3) * 22]
    doc.frame({ x, y, width: 46, height: 16 }, 0.6)
    fill(doc, String(index + 1), { x, y, width: 9, height: 16 }, { style: 'hei', size: 10, colour: grey })
    fill(doc, group, { x: x + 8, y, width: 38, height: 16 }, { style: 'song-bold', size: 22 })
  }
  const [zh, en] = threshold === 1 ? alone : together(threshold)
  const words = { style: 'hei', size: 11, align: 'start', from: 'top' } as const
  fill(doc, zh, { x: left, y: 146, width, height: 20 }, words)
  fill(doc, en, { x: left, y: 168, width, height: 30 }, words)
  fill(
    doc,
    '封存人 ______________　　见证人 ______________',
    { x: left, y: 212, width, height: 10 },
    { style: 'hei', size: 12 },
  )
  return doc.finish()
}

const alone = [
  '凭这张卡就能解锁全部档案，与保管人的口令同等。装入信封封口，存单位保险柜，不与服务器同处，不拍照，不录入任何电脑。卡上没有字母 I、L、O、U。',
  'This card alone opens every dossier, like a custodian’s passphrase. Seal it in an envelope, keep it in a safe away from the server, take no picture of it. It holds no letters I, L, O, U.',
] as const

const together = (threshold: number) =>
  [
    `这张卡抵一位保管人：有人来不了或忘了口令，凭卡和另外 ${threshold - 1} 份口令就能解锁。装入信封封口，存单位保险柜，不与服务器同处，不拍照。卡上没有字母 I、L、O、U。`,
    `This card stands for one custodian: with ${threshold - 1} more it opens every dossier. Seal it in an envelope, keep it in a safe away from the server, take no picture of it. It holds no letters I, L, O, U.`,
  ] as const
