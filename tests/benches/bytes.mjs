/** What a page downloads to validate, create and follow: ours, and the clients of others, bundled in the same way. */
import { brotliCompressSync, gzipSync } from "node:zlib";

import { at } from "../../scripts/project.mjs";
import { bundled } from "./validation/bundles.mjs";

/** What a program for each would import: the smallest that the package's own documents show. */
const entries = {
  "kling-o3": `import { Client, validate } from "kling-o3"; globalThis.used = [Client, validate];`,
  "@fal-ai/client and zod": `import { createFalClient } from "@fal-ai/client"; import { validate } from "./validation/candidates/zod.mjs"; globalThis.used = [createFalClient, validate];`,
  "@fal-ai/client alone": `import { createFalClient } from "@fal-ai/client"; globalThis.used = [createFalClient];`,
  replicate: `import Replicate from "replicate"; globalThis.used = [Replicate];`,
  "@runwayml/sdk": `import RunwayML from "@runwayml/sdk"; globalThis.used = [RunwayML];`,
  openai: `import OpenAI from "openai"; globalThis.used = [OpenAI];`,
  "@google/genai": `import { GoogleGenAI } from "@google/genai"; globalThis.used = [GoogleGenAI];`,
  "zod, our rules": `import { validate } from "./validation/candidates/zod.mjs"; globalThis.used = [validate];`,
  "valibot, our rules": `import { validate } from "./validation/candidates/valibot.mjs"; globalThis.used = [validate];`,
  "by hand, our rules": `import { validate } from "./validation/candidates/hand.mjs"; globalThis.used = [validate];`,
};

/** Raw, gzip and brotli, by name; null for one that no bundler makes a file for a page of. */
export async function bytes() {
  const sizes = {};
  for (const [name, contents] of Object.entries(entries)) {
    try {
      const file = await bundled({ stdin: { contents, resolveDir: at("tests", "benches") } });
      sizes[name] = {
        raw: file.length,
        gzip: gzipSync(file, { level: 9 }).length,
        brotli: brotliCompressSync(file).length,
      };
    } catch (error) {
      sizes[name] = {
        error: String(error instanceof Error ? error.message : error).split("\n")[1] ?? "cannot be bundled",
      };
    }
  }
  return sizes;
}
