import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Ten steps around the two accents: step 8 is the light theme's, step 4 the dark one's. */
const petrol: MantineColorsTuple = [
  '#eef7f9',
  '#d9edf1',
  '#b3dbe4',
  '#84cad9',
  '#56b9cd',
  '#38a2b8',
  '#238ba1',
  '#15758b',
  '#0b6377',
  '#074b5b',
]

export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  white: '#fbfbfa',
  black: '#15181b',
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '14px', sm: '16px', md: '18px', lg: '20px', xl: '22px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  components: {
    Button: { defaultProps: { variant: 'default' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
    NumberInput: { defaultProps: { size: 'xs', hideControls: true } },
    TextInput: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 0 } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs', withThumbIndicator: false } },
    Chip: { defaultProps: { size: 'xs', variant: 'outline', radius: 4 } },
    Skeleton: { defaultProps: { animate: false } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: {
        size: 'sm',
        radius: 6,
        centered: true,
        overlayProps: { blur: 0 },
        transitionProps: { duration: 0 },
      },
    },
  },
})
