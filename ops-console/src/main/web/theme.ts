import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

const signal: MantineColorsTuple = [
  '#e8eefd',
  '#cfdcfb',
  '#a9c1ff',
  '#82a8ff',
  '#5a89f5',
  '#3a6de8',
  '#1d4fd7',
  '#1842b6',
  '#143794',
  '#102c76',
];

/** Cool like the rest of the dark theme; Mantine's own greys are neutral. */
const dark: MantineColorsTuple = [
  '#e6ebf0',
  '#b0bac5',
  '#8c97a4',
  '#5b6673',
  '#38434f',
  '#222931',
  '#191f27',
  '#13171c',
  '#0f1317',
  '#0c0f13',
];

export const theme = createTheme({
  colors: { signal, dark },
  primaryColor: 'signal',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  // the accent is light where the page is dark, which the default does not see
  variantColorResolver: (wanted) => {
    const colors = defaultVariantColorsResolver(wanted);
    const accent = wanted.variant === 'filled' && (wanted.color ?? 'signal') === 'signal';
    return accent ? { ...colors, color: 'var(--on-accent)' } : colors;
  },
  defaultRadius: 6,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px' },
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: {
        title: { fontSize: 15, fontWeight: 620, letterSpacing: '-0.01em' },
        content: { boxShadow: 'var(--shadow-up)' },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
  },
});
