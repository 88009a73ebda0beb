// AWS Systems Manager: getParameter.
import { type PropertyMap, Secret } from "../../core/value.ts";
import { type DataSourceWorld, defineDataSource, guessed, known } from "../../model/data-source.ts";
import { repeatableId } from "../../model/ids.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingsOfType, thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";
import { isPublicName, publicParameter } from "./public-parameters.ts";

const TOKEN = "aws:ssm/getParameter:getParameter";
const RESOURCE = "aws:ssm/parameter:Parameter";

export const getParameter = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ssm/parameter_data_source.go",
  answer(args, world) {
    const asked = textAt(args, "name") ?? "";
    const name = asked.replace(/^arn:[^:]+:ssm:[^:]*:[^:]*:parameter\//, "/");
    const value = publicParameter(name, world);
    if (value !== undefined) return known(result(name, value, "String", world));
    const thing = thingsOfType(world, RESOURCE).find((candidate) =>
      [candidate.id, thingText(candidate, "name")].includes(name),
    );
    const written = thing && (thingText(thing, "value") ?? thingText(thing, "insecureValue"));
    const type = (thing && thingText(thing, "type")) ?? "String";
    if (written !== undefined)
      return known(result(name, written, type, world, thing && thingText(thing, "version")));
    const image = repeatableId("ami", world.region, name);
    const placeholder = world.placeholders.text(
      `${TOKEN}|${world.region ?? ""}|${name}`,
      `value of parameter \`${name}\``,
    );
    // A parameter that ends like an image id is one, and ECS recommends images as JSON; anything else can only be text.
    let text = placeholder;
    if (/(image_id|ami-id|ami_id)$/.test(name)) text = image;
    else if (/^\/aws\/service\/ecs\/optimized-ami\/.+\/recommended$/.test(name)) {
      text = JSON.stringify({ image_id: image, image_name: placeholder, schema_version: 1 });
    }
    const lookup = { token: TOKEN, resource: RESOURCE, keys: { name: "name" } };
    return guessed(
      result(name, text, type, world),
      thing === undefined ? notesOnAbsent(lookup, args, world) : [],
    );
  },
});

function result(
  name: string,
  value: string,
  type: string,
  world: DataSourceWorld,
  version = "1",
): PropertyMap {
  const path = name.startsWith("/") ? name : `/${name}`;
  const account = isPublicName(name) ? "" : accountOf(world);
  return {
    id: name,
    name,
    type,
    version: Number(version),
    arn: arn(world, "ssm", `parameter${path}`, { account }),
    value: new Secret(value),
    insecureValue: type === "SecureString" ? "" : value,
  };
}
