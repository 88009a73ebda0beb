// AWS EKS: getClusterAuth. The provider makes the token itself and asks EKS nothing, so any name works.
import { Secret } from "../../core/value.ts";
import { defineDataSource, known } from "../../model/data-source.ts";
import { textAt } from "../../model/plain.ts";

const TOKEN = "aws:eks/getClusterAuth:getClusterAuth";

export const getClusterAuth = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/eks/cluster_auth_data_source.go",
  answer(args, world) {
    const name = textAt(args, "name") ?? "";
    const token = world.placeholders.text(
      `${TOKEN}|${world.region ?? ""}|${name}`,
      `token of EKS cluster \`${name}\``,
    );
    return known({ id: name, name, token: new Secret(`k8s-aws-v1.${token}`) });
  },
});
