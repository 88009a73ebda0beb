// A file of JavaScript that does not parse is known by Node's own error.
const aws = require("@pulumi/aws");
const { dead } = require("./failures");

new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 99999 });
exports.url = dead.url;
