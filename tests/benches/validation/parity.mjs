/** Nothing is timed before all say the same: on every request of the corpus the same set of issue paths. */
import { bundleOf, names } from "./bundles.mjs";
import { corpus } from "./corpus.mjs";

const pathsOf = (issues) => [...new Set(issues.map(({ path }) => path.join(".")))].sort().join(" ");

/** The candidates' functions by name; throws where one disagrees with the package. */
export async function candidatesAlike() {
  const candidates = {};
  for (const name of names) candidates[name] = (await import(bundleOf(name))).validate;
  const differences = [];
  for (const [kind, requests] of Object.entries(corpus)) {
    requests.forEach((request, index) => {
      const issues = candidates.ours(request);
      const hasErrors = issues.some(({ severity }) => severity === "error");
      if (hasErrors !== (kind === "invalid" || kind === "several"))
        differences.push(`${kind} ${index}: ${pathsOf(issues)}`);
      if (!hasErrors && issues.length > 0) differences.push(`${kind} ${index} warns: ${pathsOf(issues)}`);
      for (const name of names) {
        const [own, theirs] = [pathsOf(issues), pathsOf(candidates[name](request))];
        if (own !== theirs)
          differences.push(`${name}, ${kind} ${index}: ${theirs || "nothing"}; ours: ${own || "nothing"}`);
      }
    });
  }
  if (differences.length > 0) {
    throw new Error(`${differences.length} differences of issue paths:\n${differences.slice(0, 12).join("\n")}`);
  }
  return candidates;
}
