/** What a page may do in the browser. */
export interface PageNeeds {
  /** The engine runs on it: it loads our own scripts and compiles WebAssembly. */
  readonly runsEngine: boolean
}

/**
 * What every answer tells the browser to refuse, a refusal and a fault included. Pages carry no scripts and no styles
 * of their own: only this server’s style sheets and pictures, and on a page that runs the engine its scripts.
 */
export function safetyHeaders({ runsEngine }: PageNeeds): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policy(runsEngine),
    // Without it browsers hide from our own server which page a form was sent from.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
    'x-permitted-cross-domain-policies': 'none',
    'x-dns-prefetch-control': 'off',
    // Councils’ figures stay in no cache, the browser’s own included. Style sheets say otherwise.
    'cache-control': 'private, no-store',
  }
}

/** `default-src 'none'` covers what is not named; the last four it does not cover, or older browsers do not. */
function policy(runsEngine: boolean): string {
  return [
    "default-src 'none'",
    ...(runsEngine
      ? ["script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "connect-src 'self'"]
      : ["script-src 'none'"]),
    "style-src 'self'",
    "img-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

const unused = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
