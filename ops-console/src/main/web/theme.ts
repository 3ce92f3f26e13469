import { createTheme, type MantineColorsTuple } from '@mantine/core';

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

export const theme = createTheme({
  colors: { signal },
  primaryColor: 'signal',
  primaryShade: { light: 6, dark: 6 },
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
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
  },
});
