import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  timeout: 30_000,
  workers: 1,
  reporter: "line",
  use: {
    launchOptions: {
      ...(process.env.CHROMIUM === "bundled" ? {} : { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" }),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
