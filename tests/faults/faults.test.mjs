/**
 * Nothing paid is lost, nothing is paid twice: every fault we can think of, injected, and counted where the service
 * keeps its books. Prints the table of what each cost.
 */
import { useChromium } from "../browser/chromium.mjs";
import { clockRows } from "./clock.mjs";
import { pageRows } from "./pages.mjs";
import { scenarioRows } from "./scenarios.mjs";
import { injectAll, printTable } from "./table.mjs";
import { wireRows } from "./wire.mjs";

useChromium();
injectAll([...wireRows, ...pageRows, ...clockRows, ...scenarioRows]);
printTable();
