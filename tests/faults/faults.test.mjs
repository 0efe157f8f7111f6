/**
 * Nothing paid is lost, nothing is paid twice: every fault we can think of, injected, and counted where the service
 * keeps its books. Prints the table of what each cost.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { read } from "../../scripts/project.mjs";
import { useChromium } from "../browser/chromium.mjs";
import { clockRows } from "./clock.mjs";
import { pageRows } from "./pages.mjs";
import { scenarioRows } from "./scenarios.mjs";
import { injectAll, printTable } from "./table.mjs";
import { wireRows } from "./wire.mjs";

const rows = [...wireRows, ...pageRows, ...clockRows, ...scenarioRows];

useChromium();
injectAll(rows);
test("the README says how many there are", () => {
  assert.ok(read("README.md").includes(`injects ${rows.length} faults`), `there are ${rows.length}`);
});
printTable();
