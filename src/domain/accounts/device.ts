/** 设备: a user agent reduced to a label, `Chrome · Windows` (docs/decisions/0010). Unknown parts are left out. */
export function deviceOf(userAgent: string): string {
  const browser = named(browsers, userAgent)
  const system = named(systems, userAgent)
  return [browser, system].filter(Boolean).join(' · ')
}

type Names = readonly (readonly [RegExp, string])[]

/** The first that matches: many browsers also call themselves Chrome and Safari. */
const browsers: Names = [
  [/\bEdg/, 'Edge'],
  [/\b(360SE|QIHU|QHBrowser)/i, '360'],
  [/\bQQBrowser/, 'QQ'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrom(e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: Names = [
  [/\bHarmonyOS|\bOpenHarmony/, 'HarmonyOS'],
  [/\bAndroid/, 'Android'],
  [/\b(iPhone|iPad)/, 'iOS'],
  [/\bWindows/, 'Windows'],
  [/\bMac OS X/, 'macOS'],
  [/\b(UOS|Kylin)/i, 'Kylin/UOS'],
  [/\bLinux/, 'Linux'],
]

const named = (names: Names, text: string) => names.find(([pattern]) => pattern.test(text))?.[1]
