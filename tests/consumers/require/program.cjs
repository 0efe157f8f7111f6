const { takeSteps } = require("./steps.js");

takeSteps(require("kling-o3"), process.env.BASE_URL).then((report) => console.log(JSON.stringify(report)));
