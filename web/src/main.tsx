import "@mantine/core/styles.css";
import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "@/app/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { queryClient } from "@/api/queries";
import { SignInAgain } from "@/app/SignInAgain";
import { theme, tokens } from "@/app/theme";
import { Toasts } from "@/app/toast";
import { router } from "@/routes";

createRoot(document.getElementById("root")!).render(
  <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <SignInAgain />
      <Toasts />
    </QueryClientProvider>
  </MantineProvider>,
);
