// A file of the program that does not exist.
import { subnets } from "./netwrk";

export const count = subnets.length;
