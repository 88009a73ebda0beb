// Data: Internet protocols by number, with the names by which the AWS provider takes them in network ACLs.
// Sources: https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml (IANA's keywords, lower case), and
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_network_acl.go for which of them the
// provider knows, read on 2026-11-21. `?` is a number that it does not know, `=` one whose name is the number.

/** Names of the protocols 0, 1, 2 and so on. */
const NAMES =
  "hopopt icmp igmp ggp ipv4 st tcp cbt egp igp bbn-rcc-mon nvp-ii pup argus emcon xnet chaos udp mux dcn-meas hmp prm " +
  "xns-idp trunk-1 trunk-2 leaf-1 leaf-2 rdp irtp iso-tp4 netblt mfe-nsp merit-inp dccp 3pc idpr xtp ddp idpr-cmtp tp++ il " +
  "ipv6 sdrp ipv6-route ipv6-frag idrp rsvp gre dsr bna esp ah i-nlsp swipe narp mobile tlsp ? ipv6-icmp ipv6-nonxt " +
  "ipv6-opts = cftp = sat-expak kryptolan rvd ippc = sat-mon visa ipcv cpnx cphb wsn pvp br-sat-mon sun-nd wb-mon wb-expak " +
  "iso-ip vmtp secure-vmtp vines ttp nsfnet-igp dgp tcf eigrp ospfigp sprite-rpc larp mtp ax.25 ipip micp scc-sp etherip " +
  "encap = gmtp ifmp pnni pim aris scps qnx a/n ipcomp snp compaq-peer ipx-in-ip vrrp pgm = l2tp dd iatp stp srp uti smp sm " +
  "ptp isis-over-ipv4 fire crtp crudp sscopmce iplt sps pipe sctp fc rsvp-e2e-ignore mobility-header udplite mpls-in-ip " +
  "manet hip shim6 wesp rohc";

const BY_NAME: ReadonlyMap<string, number> = new Map([
  ["all", -1],
  ...NAMES.split(" ").flatMap((name, number): [string, number][] =>
    name === "?" ? [] : [[name === "=" ? String(number) : name, number]],
  ),
  ["253", 253],
  ["254", 254],
]);
const NUMBERS: ReadonlySet<number> = new Set(BY_NAME.values());

/** The number of a protocol that a network ACL names, -1 for all; undefined for what the provider does not know. */
export function aclProtocolNumber(text: string): number | undefined {
  if (!/^-?\d+$/.test(text)) return BY_NAME.get(text);
  const number = Number(text);
  return NUMBERS.has(number) ? number : undefined;
}

/** All names. */
export function aclProtocolNames(): Iterable<string> {
  return BY_NAME.keys();
}
