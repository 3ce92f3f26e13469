/** The console's own line icons: 16 by 16, one stroke, decorative beside a word. */
const PATHS = {
  overview: 'M2.5 8.5h3l2-5 3 9 1.5-4h2',
  sessions: 'M2 11.5h12M4.5 11.5c3.5 0 3.5-6 7-6H14',
  orders: 'M3 3.5h10M3 6.5h10M3 9.5h7M3 12.5h4',
  messages: 'M2.5 3.5h11v7H7l-3 2.5v-2.5H2.5zM5 6h6M5 8h4',
  rejects: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM4.2 4.2l7.6 7.6',
  breaks: 'M2.5 8H6l1-2.5M13.5 8H10l-1 2.5',
  proof: 'M8 2l5 2v3.6c0 3-2 5.3-5 6.4-3-1.1-5-3.4-5-6.4V4zM5.6 7.9l1.7 1.7 3.1-3.3',
  upload: 'M8 10.7v-8M4.8 5.7L8 2.5l3.2 3.2M3 13.5h10',
  symbols: 'M3 5.5h7.5L8 3M13 10.5H5.5L8 13',
  accounts: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3 13.2c.6-2.2 2.5-3.4 5-3.4s4.4 1.2 5 3.4',
  audit: 'M4 2.5h6l2.5 2.5v8.5h-8.5zM6 8h4.5M6 10.5h4.5',
  api: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2',
  sun: 'M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8 2v1M8 13v1M2 8h1M13 8h1M3.8 3.8l.7.7M11.5 11.5l.7.7M12.2 3.8l-.7.7M4.5 11.5l-.7.7',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z',
  auto: 'M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11',
  user: 'M8 7.8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3.2 13c.6-2.1 2.4-3.2 4.8-3.2s4.2 1.1 4.8 3.2',
  help: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM6.4 6.4c.1-.9.8-1.4 1.6-1.4s1.6.5 1.6 1.4c0 1.2-1.6 1.2-1.6 2.4M8 11v.1',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  check: 'M3 8.5l3.2 3L13 4.5',
  close: 'M4 4l8 8M12 4l-8 8',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.5v9l7.5-4.5z',
  stop: 'M5.3 2.5h5.4l2.8 2.8v5.4l-2.8 2.8H5.3l-2.8-2.8V5.3zM5.5 8h5',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  external: 'M9 3h4v4M13 3L7.5 8.5M11 9.5V13H3V5h3.5',
  alerts: 'M4 11V7.2a4 4 0 0 1 8 0V11l1 1.5H3zM6.7 14.2h2.6',
  latency: 'M2.5 13.5v-3M6 13.5V6M9.5 13.5V9M13 13.5v-11',
  support: 'M3 9.5V8a5 5 0 0 1 10 0v1.5M3 9v3h2V9zM11 9v3h2V9zM12 12c0 1.5-1.5 2-3.5 2',
  policies: 'M3 4h10M3 8h6M3 12h3M11 10l1.5 1.5L15 8.5',
  keys: 'M6 8.8a2.8 2.8 0 1 0 0-1.6h7.5V9.5M11 7.2v2',
  decode: 'M2.5 4.5h11M2.5 8h5M2.5 11.5h5M10 9l3.5 2.5L10 14z',
  download: 'M8 2.5v8M4.8 7.5L8 10.7l3.2-3.2M3 13.5h10',
  views: 'M4.5 2.5h7v11L8 11l-3.5 2.5z',
  link: 'M6.5 9.5l3-3M7 5l1.8-1.8a2.6 2.6 0 0 1 3.7 3.7L10.8 8.7M9 11l-1.8 1.8a2.6 2.6 0 0 1-3.7-3.7L5.2 7.3',
  clock: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3l2 1.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
