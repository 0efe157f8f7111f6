import { validate } from "kling-o3";
import { createProxy } from "kling-o3/proxy";

import { authorize } from "../../../../authorize.js";

const baseUrl = process.env.FOXAPI_BASE_URL;
const proxy = createProxy({ apiKey: () => process.env.FOXAPI_API_KEY, baseUrl, authorize, validate });

export { proxy as GET, proxy as OPTIONS, proxy as POST };
export const maxDuration = 300; // seconds: so long may a create take
