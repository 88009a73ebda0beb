// Every resource of the shop stands in one file.
import * as aws from "@pulumi/aws";

const ordersTopic = new aws.sns.Topic("orders", { displayName: "orders" });
const ordersQueue = new aws.sqs.Queue("orders", { messageRetentionSeconds: 86400 });

const paymentsTopic = new aws.sns.Topic("payments", { displayName: "payments" });
const paymentsQueue = new aws.sqs.Queue("payments", { messageRetentionSeconds: 86400 });

const shippingTopic = new aws.sns.Topic("shipping", { displayName: "shipping" });
const shippingQueue = new aws.sqs.Queue("shipping", { messageRetentionSeconds: 86400 });

const returnsTopic = new aws.sns.Topic("returns", { displayName: "returns" });
const returnsQueue = new aws.sqs.Queue("returns", { messageRetentionSeconds: 86400 });

const invoicesTopic = new aws.sns.Topic("invoices", { displayName: "invoices" });
const invoicesQueue = new aws.sqs.Queue("invoices", { messageRetentionSeconds: 86400 });

const customersTopic = new aws.sns.Topic("customers", { displayName: "customers" });
const customersQueue = new aws.sqs.Queue("customers", { messageRetentionSeconds: 86400 });

const catalogTopic = new aws.sns.Topic("catalog", { displayName: "catalog" });
const catalogQueue = new aws.sqs.Queue("catalog", { messageRetentionSeconds: 86400 });

const searchTopic = new aws.sns.Topic("search", { displayName: "search" });
const searchQueue = new aws.sqs.Queue("search", { messageRetentionSeconds: 86400 });

const reviewsTopic = new aws.sns.Topic("reviews", { displayName: "reviews" });
const reviewsQueue = new aws.sqs.Queue("reviews", { messageRetentionSeconds: 86400 });

const cartsTopic = new aws.sns.Topic("carts", { displayName: "carts" });
const cartsQueue = new aws.sqs.Queue("carts", { messageRetentionSeconds: 86400 });

const couponsTopic = new aws.sns.Topic("coupons", { displayName: "coupons" });
const couponsQueue = new aws.sqs.Queue("coupons", { messageRetentionSeconds: 86400 });

const accountsTopic = new aws.sns.Topic("accounts", { displayName: "accounts" });
const accountsQueue = new aws.sqs.Queue("accounts", { messageRetentionSeconds: 86400 });

const reportsTopic = new aws.sns.Topic("reports", { displayName: "reports" });
const reportsQueue = new aws.sqs.Queue("reports", { messageRetentionSeconds: 86400 });

const audit = new aws.sqs.Queue("audit");

export const topicArns = [ordersTopic.arn, paymentsTopic.arn, shippingTopic.arn, returnsTopic.arn, invoicesTopic.arn, customersTopic.arn, catalogTopic.arn, searchTopic.arn, reviewsTopic.arn, cartsTopic.arn, couponsTopic.arn, accountsTopic.arn, reportsTopic.arn];
export const queueUrls = [ordersQueue.url, paymentsQueue.url, shippingQueue.url, returnsQueue.url, invoicesQueue.url, customersQueue.url, catalogQueue.url, searchQueue.url, reviewsQueue.url, cartsQueue.url, couponsQueue.url, accountsQueue.url, reportsQueue.url, audit.url];
