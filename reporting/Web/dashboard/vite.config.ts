import { defineConfig } from "vite";

// Nothing is inlined: the policy of the page (default-src 'self') loads files only.
export default defineConfig({
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
  server: { proxy: { "/v1": "http://127.0.0.1:8080", "/sign-in": "http://127.0.0.1:8080", "/sign-out": "http://127.0.0.1:8080" } },
});
