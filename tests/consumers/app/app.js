import { Client, validate } from "kling-o3";

import { takeSteps } from "./steps.js";

export const run = (baseUrl) => takeSteps({ Client, validate }, baseUrl);
