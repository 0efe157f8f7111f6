/**
 * The request in other languages. Each text can be run as it is; the key is read from the environment there. JSON is the
 * base of all of them, so that a text is quoted once, by the browser, and every language gets it in a form that it takes as it is.
 */
import type { Body } from "./shown.ts";

/** Where such a request goes. */
export interface Place {
  /** The address that the POST is sent to. */
  readonly url: string;
  /** What the package is told; null: it knows by itself. */
  readonly baseUrl: string | null;
}

/** In parts, because some bundlers of a host put their own value in its place, also within texts. */
const nodeKey = ["process", "env", "FOXAPI_KEY"].join(".");

/** The languages, in the order of the tab: what they are called, and where each finds the key. */
export const languages = [
  ["json", "JSON", ""],
  ["curl", "cURL", "$FOXAPI_KEY"],
  ["javascript", "JavaScript", nodeKey],
  ["python", "Python", 'os.environ["FOXAPI_KEY"]'],
  ["rust", "Rust", 'env::var("FOXAPI_KEY")'],
] as const;

/** One of them. */
export type Language = (typeof languages)[number][0];

/** See the head of this file. */
export const snippet = (language: Language, body: Body, place: Place): string => writers[language](body, place);

/** Signs that nobody sees, or that turn the reading direction of a source round: compilers refuse some of them. */
const unseen = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Still JSON, and still the same text. */
const escaped = (text: string): string =>
  text.replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The body to be read. */
export const jsonOf = (body: unknown): string => escaped(JSON.stringify(body, null, 2));

/** The build takes indentation out of templates; so each line is a text of its own. */
const lines = (...all: readonly string[]): string => all.join("\n");

const writers: Readonly<Record<Language, (body: Body, place: Place) => string>> = {
  json: (body) => jsonOf(body),

  // A here-document with a quoted name: the shell changes nothing in it, and no line of JSON is that name.
  curl: (body, { url }) =>
    lines(
      `curl ${shellQuoted(url)} \\`,
      '  -H "Authorization: Bearer $FOXAPI_KEY" \\',
      "  -H 'Content-Type: application/json' \\",
      "  --data-binary @- <<'JSON'",
      jsonOf(body),
      "JSON",
    ),

  javascript: (body, { baseUrl }) =>
    lines(
      // In parts as well: whoever looks for what our own files import should not find this.
      `import { Client } from ${JSON.stringify("kling-o3")};`,
      "",
      "const client = new Client({",
      ...(baseUrl === null ? [] : [`  baseUrl: ${escaped(JSON.stringify(baseUrl))},`]),
      `  apiKey: ${nodeKey},`,
      "});",
      `const { videos } = await client.generate(${jsonOf(body)});`,
      "console.log(videos[0].url);",
    ),

  python: (body, { url }) =>
    lines(
      "import os",
      "",
      "import requests",
      "",
      `body = ${pythonOf(body)}`,
      "",
      "answer = requests.post(",
      `    ${escaped(JSON.stringify(url))},`,
      '    headers={"Authorization": "Bearer " + os.environ["FOXAPI_KEY"]},',
      "    json=body,",
      ")",
      "answer.raise_for_status()",
      "print(answer.json())",
    ),

  rust: (body, { url }) =>
    lines(
      "// cargo add reqwest --features blocking",
      "use std::{env, error::Error};",
      "",
      `const BODY: &str = ${rustRaw(jsonOf(body))};`,
      "",
      "fn main() -> Result<(), Box<dyn Error>> {",
      "    let answer = reqwest::blocking::Client::new()",
      `        .post(${rustRaw(url)})`,
      '        .bearer_auth(env::var("FOXAPI_KEY")?)',
      '        .header("Content-Type", "application/json")',
      "        .body(BODY)",
      "        .send()?",
      "        .error_for_status()?;",
      '    println!("{}", answer.text()?);',
      "    Ok(())",
      "}",
    ),
};

const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A raw string with a fence that the text does not hold. */
function rustRaw(text: string): string {
  const fences = [...text.matchAll(/"(#*)/g)].map(([, fence]) => `${fence}#`);
  const fence = fences.reduce((longest, one) => (one.length > longest.length ? one : longest), "");
  return `r${fence}"${text}"${fence}`;
}

const pythonWords: Readonly<Record<string, string>> = { true: "True", false: "False", null: "None" };

/** A value as Python writes it: its texts take the escapes of JSON. */
function pythonOf(value: unknown, indent = ""): string {
  const inner = `${indent}    `;
  const block = (open: string, lines: readonly string[], close: string) =>
    lines.length === 0
      ? open + close
      : `${open}\n${lines.map((line) => `${inner}${line},\n`).join("")}${indent}${close}`;
  if (Array.isArray(value))
    return block(
      "[",
      value.map((one) => pythonOf(one, inner)),
      "]",
    );
  if (typeof value === "object" && value !== null)
    return block(
      "{",
      Object.entries(value).map(([name, one]) => `${escaped(JSON.stringify(name))}: ${pythonOf(one, inner)}`),
      "}",
    );
  const text = escaped(JSON.stringify(value) ?? "null");
  return pythonWords[text] ?? text;
}
