import type { Network } from "../network";

// TODO: tests of the network
const networks: Network[] = [];
