import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** A .gz beside every text asset, so that the server only has to send it. */
function gzip(): Plugin {
  return {
    name: "gzip",
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        const source = file.type === "chunk" ? file.code : file.source;
        this.emitFile({ type: "asset", fileName: `${name}.gz`, source: gzipSync(source, { level: 9 }) });
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
