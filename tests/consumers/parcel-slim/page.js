import address from "url:kling-o3/kling_o3_bg.wasm";
import { Client, init, validate } from "kling-o3/slim";

import { takeSteps } from "./steps.js";

await init(address);
const report = await takeSteps({ Client, validate }, new URLSearchParams(location.search).get("base"));
document.querySelector("#report").textContent = JSON.stringify(report);
