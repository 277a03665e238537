/**
 * Invented faces, drawn: a calm identity photo of 400 × 500 as SVG. Nobody is pictured; the same name always gives the
 * same face, so that people can be told apart in lists as with real photos.
 */
export function portrait({ name, sex, birth, unit }: Sitter, year: number): string {
  const pick = chooser(`${name}${unit}${birth}`)
  const age = year - Number(birth.slice(0, 4))
  const tone = pick(skins)
  const face = pick(faces)
  const hair = age > 52 && sex === '男' ? pick(greying) : pick(hairs)
  const parts = [
    ground(pick(grounds)),
    sex === '男' ? pick(suits)(pick(cloths), pick(ties)) : pick(blouses)(pick(cloths), pick(shirts)),
    neck(tone),
    '<g transform="translate(200 330) scale(1.22) translate(-200 -318)">',
    head(tone, face),
    features(sex, tone, face, hair, age, pick),
    frontHair(sex, pick([0, 1, 2, 3]), hair, face),
    pick([0, 1, 2]) === 0 ? glasses(pick(['#2a2d33', '#5b4636', '#6d7077'])) : '',
    '</g>',
  ]
  const behind = `<g transform="translate(200 330) scale(1.22) translate(-200 -318)">${backHair(sex, pick([0, 1, 2, 3]), hair)}</g>`
  parts.splice(1, 0, behind)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500" viewBox="0 0 400 500">${parts.join('')}</svg>`
}

type Sitter = { readonly name: string; readonly sex: '男' | '女'; readonly birth: string; readonly unit: string }
type Tone = { readonly skin: string; readonly shade: string; readonly lip: string }
type Face = { readonly half: number; readonly chin: number; readonly jaw: number }

const skins: readonly Tone[] = [
  { skin: '#f3d3b8', shade: '#e3b999', lip: '#c98573' },
  { skin: '#eec7a4', shade: '#d9a985', lip: '#b97362' },
  { skin: '#e6b892', shade: '#cf9b76', lip: '#a9634f' },
  { skin: '#f6dcc6', shade: '#e6c2a6', lip: '#cf8f80' },
]
const faces: readonly Face[] = [
  { half: 66, chin: 306, jaw: 40 },
  { half: 70, chin: 300, jaw: 48 },
  { half: 63, chin: 310, jaw: 34 },
  { half: 72, chin: 304, jaw: 54 },
  { half: 67, chin: 298, jaw: 36 },
]
const hairs = ['#1d1b1e', '#26211f', '#17181c', '#2f2724']
const greying = ['#4a4a4d', '#6b6a6c', '#2e2d30', '#3a393b']
const grounds = ['#c9d8e8', '#d7e0e8', '#b9cde2', '#e4e7ea', '#cfdcd9']
const cloths = ['#26324a', '#2f3338', '#3a3f4c', '#1f2a38', '#46414a', '#33424a']
const shirts = ['#f7f7f5', '#eaf0f6', '#f3e9e4', '#e7ecea']
const ties = ['#7a2530', '#2c4a73', '#4a5560', '#6a4d2e', '#244a44']

/** Draws from a list by a sequence that the text determines (FNV-1a, then xorshift). */
function chooser(text: string) {
  let state = 2166136261
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619)
  return <Choice>(choices: readonly Choice[]): Choice => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return choices[(state >>> 0) % choices.length] as Choice
  }
}

const ground = (color: string) =>
  `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".35"/>` +
  `<stop offset="1" stop-color="#000" stop-opacity=".06"/></linearGradient></defs>` +
  `<rect width="400" height="500" fill="${color}"/><rect width="400" height="500" fill="url(#g)"/>`

const shoulders = (color: string) =>
  `<path d="M14 500 C22 436 60 408 124 388 C152 378 160 366 164 350 L236 350 C240 366 248 378 276 388 C340 408 378 436 386 500 Z" fill="${color}"/>`

const suits: readonly ((cloth: string, tie: string) => string)[] = [
  (cloth, tie) =>
    shoulders(cloth) +
    `<path d="M150 374 L200 470 L250 374 L228 352 L172 352 Z" fill="#f6f6f4"/>` +
    `<path d="M190 398 L210 398 L214 416 L206 500 L194 500 L186 416 Z" fill="${tie}"/><path d="M186 384 L214 384 L208 402 L192 402 Z" fill="${tie}"/>` +
    `<path d="M150 372 L124 410 L176 500 L192 500 Z" fill="#fff" fill-opacity=".07"/><path d="M250 372 L276 410 L224 500 L208 500 Z" fill="#000" fill-opacity=".12"/>` +
    `<path d="M172 352 L162 378 L194 394 Z M228 352 L238 378 L206 394 Z" fill="#fff"/>`,
  (cloth) =>
    shoulders(cloth) +
    `<path d="M158 370 L200 436 L242 370 L228 352 L172 352 Z" fill="#eef2f6"/>` +
    `<path d="M172 350 L156 378 L196 408 Z M228 350 L244 378 L204 408 Z" fill="#fff"/>` +
    `<path d="M156 374 L132 408 L184 500 L200 500 L200 442 Z" fill="#fff" fill-opacity=".06"/>`,
  (cloth) =>
    shoulders(cloth) +
    `<path d="M168 350 L160 380 L200 402 L240 380 L232 350 Z" fill="#000" fill-opacity=".18"/>` +
    `<path d="M198 402 L202 402 L202 500 L198 500 Z" fill="#000" fill-opacity=".25"/>`,
]

const blouses: readonly ((cloth: string, shirt: string) => string)[] = [
  (cloth, shirt) =>
    shoulders(cloth) +
    `<path d="M156 372 L200 462 L244 372 L228 350 L172 350 Z" fill="${shirt}"/>` +
    `<path d="M156 370 L130 404 L178 500 L194 500 L200 462 Z" fill="#fff" fill-opacity=".08"/>` +
    `<path d="M244 370 L270 404 L222 500 L206 500 L200 462 Z" fill="#000" fill-opacity=".1"/>`,
  (_, shirt) =>
    shoulders(shirt) +
    `<path d="M172 350 L158 376 L194 404 L200 392 L206 404 L242 376 L228 350 Z" fill="#fff"/>` +
    `<path d="M199 396 L201 396 L201 500 L199 500 Z" fill="#000" fill-opacity=".1"/>`,
  (cloth, shirt) =>
    `${shoulders(cloth)}<path d="M160 366 C172 398 228 398 240 366 L228 350 L172 350 Z" fill="${shirt}"/>`,
]

const neck = ({ skin, shade }: Tone) =>
  `<path d="M162 270 L162 352 C172 392 228 392 238 352 L238 270 Z" fill="${skin}"/>` +
  `<path d="M162 300 C178 334 222 334 238 300 L238 326 C222 352 178 352 162 326 Z" fill="${shade}" fill-opacity=".75"/>`

const head = ({ skin, shade }: Tone, { half, chin, jaw }: Face) => {
  const [left, right] = [200 - half, 200 + half]
  return (
    `<ellipse cx="${left}" cy="220" rx="10" ry="19" fill="${shade}"/><ellipse cx="${right}" cy="220" rx="10" ry="19" fill="${shade}"/>` +
    `<path d="M${left} 196 C${left} 128 ${right} 128 ${right} 196 C${right} 244 ${200 + jaw + 12} 274 ${200 + jaw} 286 ` +
    `C${200 + jaw / 2} ${chin} ${200 - jaw / 2} ${chin} ${200 - jaw} 286 C${200 - jaw - 12} 274 ${left} 244 ${left} 196 Z" fill="${skin}"/>`
  )
}

type Pick = ReturnType<typeof chooser>

function features(
  sex: '男' | '女',
  { shade, lip }: Tone,
  { half }: Face,
  hair: string,
  age: number,
  pick: Pick,
): string {
  const apart = Math.round(half * 0.42)
  const brow = sex === '男' ? pick([5.5, 6.5]) : pick([3, 3.6])
  const lift = pick([0, 2, 4])
  const width = pick([11, 12, 13])
  const mouth = sex === '男' ? pick([18, 21]) : pick([15, 17])
  const eye = (at: number) =>
    `<path d="M${at - width} 212 Q${at} ${202 - lift / 2} ${at + width} 212 Q${at} 219 ${at - width} 212 Z" fill="#fff"/>` +
    `<circle cx="${at}" cy="211" r="5.4" fill="#2b211c"/><circle cx="${at + 1.8}" cy="209" r="1.5" fill="#fff"/>` +
    `<path d="M${at - width - 1} 212 Q${at} ${201 - lift / 2} ${at + width + 1} 211" fill="none" stroke="#2b211c" stroke-width="${sex === '女' ? 2.6 : 1.9}" stroke-linecap="round"/>`
  const line = (at: number, way: number) =>
    `<path d="M${at - way * 15} ${194 - lift / 2} Q${at} ${186 - lift} ${at + way * 16} ${193 - lift / 3}" fill="none" stroke="${hair}" stroke-width="${brow}" stroke-linecap="round" stroke-opacity=".88"/>`
  const lines =
    age > 48
      ? `<path d="M${200 - mouth - 12} 240 Q${200 - mouth - 14} 252 ${200 - mouth - 8} 262 M${200 + mouth + 12} 240 Q${200 + mouth + 14} 252 ${200 + mouth + 8} 262" fill="none" stroke="${shade}" stroke-width="2.4" stroke-linecap="round"/>`
      : ''
  return (
    eye(200 - apart) +
    eye(200 + apart) +
    line(200 - apart, 1) +
    line(200 + apart, -1) +
    `<path d="M197 214 Q193 236 190 241 Q200 249 210 241" fill="none" stroke="${shade}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>` +
    `<path d="M${200 - mouth} 266 Q200 ${sex === '女' ? 274 : 271} ${200 + mouth} 266 Q200 ${sex === '女' ? 283 : 276} ${200 - mouth} 266 Z" fill="${lip}"/>` +
    lines
  )
}

function backHair(sex: '男' | '女', style: number, hair: string): string {
  if (sex === '男') return ''
  const long = `<path d="M118 210 C108 100 292 100 282 210 L290 330 C292 372 262 384 246 380 L154 380 C138 384 108 372 110 330 Z" fill="${hair}"/>`
  const bob = `<path d="M120 206 C112 104 288 104 280 206 L286 292 C278 306 250 306 240 300 L160 300 C150 306 122 306 114 292 Z" fill="${hair}"/>`
  const bun = `<circle cx="200" cy="128" r="27" fill="${hair}"/>`
  const short = `<path d="M122 206 C116 108 284 108 278 206 L276 256 C268 264 250 262 244 256 L156 256 C150 262 132 264 124 256 Z" fill="${hair}"/>`
  return [long, bob, bun, short][style] ?? ''
}

function frontHair(sex: '男' | '女', style: number, hair: string, { half }: Face): string {
  const [left, right] = [200 - half - 5, 200 + half + 5]
  const woman = [
    `<path d="M${left} 214 C${left - 4} 118 ${right + 4} 118 ${right} 214 C${right - 8} 186 246 168 214 154 C196 172 ${left + 12} 178 ${left} 214 Z" fill="${hair}"/>`,
    `<path d="M${left} 216 C${left - 6} 116 ${right + 6} 116 ${right} 216 L${right - 6} 190 C250 180 150 180 ${left + 6} 190 Z" fill="${hair}"/>`,
    `<path d="M${left} 206 C${left - 4} 120 ${right + 4} 120 ${right} 206 C${right - 10} 176 232 160 200 160 C168 160 ${left + 10} 176 ${left} 206 Z" fill="${hair}"/>`,
    `<path d="M${left} 216 C${left - 6} 116 ${right + 6} 116 ${right} 216 C${right - 6} 190 ${right - 24} 172 168 156 C160 180 ${left + 6} 186 ${left} 216 Z" fill="${hair}"/>`,
  ]
  const man = [
    `<path d="M${left} 208 C${left - 8} 110 ${right + 8} 106 ${right} 208 C${right - 4} 186 ${right - 10} 176 ${right - 16} 168 C236 172 190 168 164 152 C158 170 ${left + 8} 178 ${left} 208 Z" fill="${hair}"/>`,
    `<path d="M${left + 1} 204 C${left - 4} 122 ${right + 4} 122 ${right - 1} 204 C${right - 6} 184 ${right - 12} 170 ${right - 20} 162 C230 156 170 156 ${left + 20} 162 C${left + 12} 170 ${left + 6} 184 ${left + 1} 204 Z" fill="${hair}"/>`,
    `<path d="M${left} 208 C${left - 8} 108 ${right + 8} 108 ${right} 208 C${right - 4} 188 ${right - 8} 178 238 156 C214 176 176 178 ${left + 16} 170 C${left + 8} 180 ${left + 4} 190 ${left} 208 Z" fill="${hair}"/>`,
    `<path d="M${left + 1} 206 C${left} 150 ${left + 14} 134 150 132 C176 126 224 126 250 132 C${right - 14} 134 ${right} 150 ${right - 1} 206 C${right - 8} 180 ${right - 14} 166 244 154 C224 148 176 148 156 154 C${left + 14} 166 ${left + 8} 180 ${left + 1} 206 Z" fill="${hair}"/>`,
  ]
  return (sex === '男' ? man : woman)[style] ?? ''
}

const glasses = (color: string) =>
  `<g fill="#fff" fill-opacity=".14" stroke="${color}" stroke-width="3.2"><rect x="150" y="197" width="42" height="29" rx="11"/>` +
  `<rect x="208" y="197" width="42" height="29" rx="11"/><path d="M192 208 Q200 203 208 208" fill="none"/></g>` +
  `<path d="M150 207 L133 203 M250 207 L267 203" stroke="${color}" stroke-width="2.6"/>`
