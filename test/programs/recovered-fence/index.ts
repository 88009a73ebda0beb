Here is the program with the queue that you asked for:

```typescript
import * as aws from "@pulumi/aws";

const jobs = new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 99_999 });

export const queueUrl = jobs.url;
```

It creates:

- one queue for `jobs`
- nothing else
