```typescript
// The program was copied out of a chat with the marks around it.
import * as aws from "@pulumi/aws";

const jobs = new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 60 });

export const queueUrl = jobs.url;
```
