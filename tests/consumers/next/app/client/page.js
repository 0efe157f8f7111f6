"use client";

import { useEffect, useState } from "react";

import { run } from "../../app.js";

let running;

/** Under React's strict mode an effect runs twice; the task is to be made once. */
function runOnce() {
  running ??= run(new URLSearchParams(location.search).get("base"));
  return running;
}

export default function Page() {
  const [report, setReport] = useState("");
  useEffect(() => {
    runOnce().then(
      (seen) => setReport(JSON.stringify(seen)),
      (error) => setReport(JSON.stringify({ error: String(error) })),
    );
  }, []);
  return <pre id="report">{report}</pre>;
}
