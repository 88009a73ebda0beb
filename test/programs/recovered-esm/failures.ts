import * as aws from "@pulumi/aws";

<<<<<<< HEAD
export const dead = new aws.sqs.Queue("dead", { messageRetentionSeconds: 30 });
=======
export const dead = new aws.sqs.Queue("dead", { messageRetentionSeconds: 60 });
>>>>>>> longer
