// The stack of the program registers its outputs, and the entry file exports none of them.
import { TapStack } from "./lib/tap-stack";

new TapStack("app");
