// AccountGuards: GuardDuty.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../../block.ts";
import type { AccountGuardsTransforms, GuardDutyArgs } from "./args.ts";
import { FINDING_FREQUENCIES, GUARD_DUTY_FEATURES, RUNTIME_AGENTS, type RuntimeAgent } from "./catalog.ts";

/** The inner resources of GuardDuty. */
export interface GuardDutyNodes {
  readonly detector: aws.guardduty.Detector;
  readonly features: readonly aws.guardduty.DetectorFeature[];
}

/** What the component is given beside the guard's own arguments. */
interface Given extends GuardDutyArgs, BlockArgs {
  readonly transform: Pick<AccountGuardsTransforms, "detector" | "detectorFeature">;
}

/**
 * A detector, and each of its features switched on or off. All are said, because a new detector has most of them on, and
 * because a feature that leaves the program stays as it was.
 */
export class GuardDuty extends Block {
  readonly nodes: GuardDutyNodes;

  constructor(name: string, args: Given, options: pulumi.ComponentResourceOptions) {
    super("GuardDuty", name, args, options);
    const detector = this.create(
      aws.guardduty.Detector,
      "",
      {
        enable: true,
        findingPublishingFrequency: FINDING_FREQUENCIES[args.findingFrequency ?? "6h"],
        tags: this.tagged(""),
      },
      args.transform.detector,
    );
    const features = new Set<string>(args.features);
    const unavailable = new Set<string>(args.unavailable);
    const known = Object.entries(GUARD_DUTY_FEATURES).filter(([feature]) => !unavailable.has(feature));
    this.nodes = {
      detector,
      features: known.map(([feature, its]) =>
        this.create(
          aws.guardduty.DetectorFeature,
          feature,
          {
            detectorId: detector.id,
            name: its,
            status: statusOf(features.has(feature)),
            ...(feature === "runtime" &&
              features.has(feature) && { additionalConfigurations: agents(args.runtimeAgents ?? []) }),
          },
          args.transform.detectorFeature,
        ),
      ),
    };
    this.registerOutputs({ detectorId: detector.id });
  }
}

/** All agents are said, as GuardDuty says them itself. */
function agents(given: readonly RuntimeAgent[]): { name: string; status: string }[] {
  const wanted = new Set<string>(given);
  return Object.entries(RUNTIME_AGENTS).map(([agent, name]) => ({
    name,
    status: statusOf(wanted.has(agent)),
  }));
}

function statusOf(isOn: boolean): "ENABLED" | "DISABLED" {
  return isOn ? "ENABLED" : "DISABLED";
}
