// Engine, program: the mark of a run. Shared by both processes.

/** The variable by which the processes of one rehearsal are known. */
export const RUN_VARIABLE = "STACKPROOF_RUN";
