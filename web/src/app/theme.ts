import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** One accent, used only for the next right action. */
const accent: MantineColorsTuple = [
  "#eaf3fb", "#d3e4f5", "#a4c8ea", "#72a9df", "#4a8fd5", "#2f7dcd", "#1b6ec2", "#155da8", "#0f4c8b", "#093b6e",
];

export const theme = createTheme({
  primaryColor: "accent",
  colors: { accent },
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "13px", lg: "16px", xl: "22px" },
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "22px", lineHeight: "28px" },
      h2: { fontSize: "16px", lineHeight: "24px" },
      h3: { fontSize: "13px", lineHeight: "20px" },
    },
  },
  defaultRadius: 4,
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  components: {
    Button: { defaultProps: { size: "xs" } },
    TextInput: { defaultProps: { size: "xs" } },
    PasswordInput: { defaultProps: { size: "xs" } },
    NumberInput: { defaultProps: { size: "xs" } },
    Select: { defaultProps: { size: "xs" } },
    Textarea: { defaultProps: { size: "xs" } },
    Checkbox: { defaultProps: { size: "xs" } },
    Switch: { defaultProps: { size: "xs" } },
    SegmentedControl: { defaultProps: { size: "xs" } },
    Table: { defaultProps: { fz: "sm" } },
    Modal: { defaultProps: { transitionProps: { duration: 100 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
  },
});

/** The tokens of the product's own styles; light and dark are equals. */
export const tokens: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--tm-bg": "#f6f7f8",
    "--tm-surface": "#ffffff",
    "--tm-hover": "#eef1f4",
    "--tm-line": "#dfe3e8",
    "--tm-control": "#7b8794",
    "--tm-text": "#16191d",
    "--tm-dim": "#5a6572",
    "--tm-accent": "#1b6ec2",
    "--tm-on-accent": "#ffffff",
    "--tm-good": "#00795a",
    "--tm-warn": "#a65300",
    "--tm-bad": "#b3261e",
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#16191d",
    "--mantine-color-dimmed": "#5a6572",
    "--mantine-color-default-border": "#cdd3da",
    "--mantine-color-placeholder": "#687482",
  },
  dark: {
    "--tm-bg": "#121417",
    "--tm-surface": "#1a1d21",
    "--tm-hover": "#24282e",
    "--tm-line": "#30353c",
    "--tm-control": "#8b95a1",
    "--tm-text": "#e8eaed",
    "--tm-dim": "#a3adb8",
    "--tm-accent": "#5ca3e6",
    "--tm-on-accent": "#0b1117",
    "--tm-good": "#4cc6a0",
    "--tm-warn": "#f0a050",
    "--tm-bad": "#f2827b",
    "--mantine-color-body": "#1a1d21",
    "--mantine-color-text": "#e8eaed",
    "--mantine-color-dimmed": "#a3adb8",
    "--mantine-color-default-border": "#3c424a",
    "--mantine-color-placeholder": "#8b95a1",
  },
});
