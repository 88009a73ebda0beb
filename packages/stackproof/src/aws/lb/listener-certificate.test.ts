// Further certificates of listeners.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { listenerCertificate } from "./listener-certificate.ts";

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666";
const ok = { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "200" } };
const requested = given("aws:acm/certificate:Certificate", {
  domainName: "b.example.com",
  validationMethod: "DNS",
});
const valid = given("aws:acm/certificateValidation:CertificateValidation", {
  certificateArn: out("requested.arn"),
  validationRecordFqdns: unknown(),
});

testResource(listenerCertificate, {
  given: {
    alb: given("aws:lb/loadBalancer:LoadBalancer", {
      internal: true,
      subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
    }),
    http: given("aws:lb/listener:Listener", {
      loadBalancerArn: out("alb.arn"),
      port: 80,
      defaultActions: [ok],
    }),
    https: given("aws:lb/listener:Listener", {
      loadBalancerArn: out("alb.arn"),
      port: 443,
      certificateArn: CERTIFICATE,
      defaultActions: [ok],
    }),
  },
  accepts: {
    "a certificate of another stack": { listenerArn: out("https.arn"), certificateArn: CERTIFICATE },
    "a validated certificate": stack(
      { listenerArn: out("https.arn"), certificateArn: out("valid.certificateArn") },
      { with: { requested, valid } },
    ),
  },
  rejects: {
    "listener-not-secure": { listenerArn: out("http.arn"), certificateArn: CERTIFICATE },
    "certificate-not-taken": {
      listenerArn: out("https.arn"),
      certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666",
    },
    "before-certificate-validation": stack(
      { listenerArn: out("https.arn"), certificateArn: out("requested.arn") },
      { with: { requested, valid } },
    ),
  },
  outputs: [
    {
      of: { listenerArn: out("https.arn"), certificateArn: CERTIFICATE },
      are: { id: /^arn:aws:elasticloadbalancing:.*_arn:aws:acm:/ },
    },
  ],
});
