import { archive, testResource } from "../testing.ts";
import { layerVersion } from "./layer-version.ts";
import { bigFiles } from "./testing.ts";

const node = { "nodejs/node_modules/tool/index.js": "exports.tool = 1;" };

testResource(layerVersion, {
  accepts: {
    "packages for Node": {
      layerName: "tools",
      code: archive(node),
      compatibleRuntimes: ["nodejs22.x", "nodejs24.x"],
      compatibleArchitectures: ["x86_64", "arm64"],
    },
    "packages for Python": {
      layerName: "py",
      code: archive({ "python/requests/__init__.py": "" }),
      compatibleRuntimes: ["python3.13"],
    },
    "an extension": {
      layerName: "ext",
      code: archive({ "extensions/agent": "" }),
      compatibleRuntimes: ["nodejs24.x"],
    },
    "files for any runtime": { layerName: "data", code: archive({ "data.json": "{}" }) },
    "an object in a bucket": { layerName: "tools", s3Bucket: "artifacts", s3Key: "layer.zip" },
  },
  rejects: {
    "files-not-found-by-runtime": [
      {
        layerName: "tools",
        code: archive({ "node_modules/tool/index.js": "" }),
        compatibleRuntimes: ["nodejs24.x"],
      },
      {
        layerName: "py",
        code: archive({ "requests/__init__.py": "" }),
        compatibleRuntimes: ["python3.12", "python3.13"],
      },
    ],
    "layer-too-big": { layerName: "big", code: archive({ ...node, ...bigFiles(264) }) },
    "missing-input": { layerName: "none" },
    "conflicting-inputs": {
      layerName: "both",
      code: archive(node),
      s3Bucket: "artifacts",
      s3Key: "layer.zip",
    },
  },
  outputs: [
    {
      of: { layerName: "tools", code: archive(node) },
      are: {
        arn: "arn:aws:lambda:us-east-1:123456789012:layer:tools:1",
        layerArn: "arn:aws:lambda:us-east-1:123456789012:layer:tools",
        version: "1",
      },
    },
  ],
});
