import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** A .gz beside every text asset, so that the server only has to send it. */
function gzip(): Plugin {
  return {
    name: "gzip",
    writeBundle(options, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        const file = join(options.dir ?? "dist", name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
      }
    },
  };
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react(), gzip()],
  resolve: { alias: { "@": at("./src") } },
  build: {
    target: "es2023",
    rolldownOptions: { input: { index: at("./index.html"), docs: at("./docs.html") } },
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { "/api": process.env.TRUEMARK_API ?? "http://127.0.0.1:8080" } },
});
