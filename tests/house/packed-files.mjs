/**
 * What `npm pack` packs, and nothing else: a row for each group. Whoever adds an entry adds its row here. A `*` stands
 * for the hash in the name of a piece that is loaded later: `studio-*.js`.
 *
 * @type {readonly (readonly [folder: string, names: string])[]}
 */
const rows = [
  ["", "package.json README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT"],
  // An entry is a bundle and its declarations.
  ["dist/", "index.js slim.js element.js define.js proxy.js sandbox.js"],
  ["dist/", "index.d.ts slim.d.ts element.d.ts define.d.ts proxy.d.ts sandbox.d.ts"],
  ["dist/", "kling_o3_bg.wasm"],
  // What the element is made of; Lit, whose licence this is, is in it.
  ["dist/", "studio-*.js studio-late-*.js studio-media-files-*.js studio-tab-*.js studio-zh-*.js"],
  ["dist/", "custom-elements.json LICENSE-lit"],
  // Types alone.
  ["dist/", "jsx.d.ts"],
  // What those declarations name.
  [
    "dist/",
    "public.d.ts client.d.ts element-events.d.ts engine.d.ts errors.d.ts flow.d.ts journal.d.ts line.d.ts protocol.d.ts",
  ],
  ["dist/", "records.d.ts request.d.ts schema.d.ts settings.d.ts types.d.ts upload.d.ts writing.d.ts"],
  ["dist/generated/", "issue-codes.d.ts limits.d.ts request-json-schema.d.ts"],
  ["dist/proxy/", "options.d.ts refusal.d.ts verdict.d.ts"],
  ["dist/sandbox/", "answer.d.ts check.d.ts cors.d.ts created.d.ts media.d.ts options.d.ts posts.d.ts"],
  ["dist/sandbox/", "scenario.d.ts task.d.ts ticket.d.ts"],
];

/** Their paths, sorted. */
export const packedFiles = rows.flatMap(([folder, names]) => names.split(" ").map((name) => folder + name)).sort();
