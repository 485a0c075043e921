/**
 * What V8 is told in every program that tests start: a command on a small county is over before its optimising compiler has paid for itself,
 * and that took a tenth of the command's CPU. Only what runs twenty times as long as it takes otherwise is still compiled anew.
 */
export const START_FLAGS: readonly string[] = ["--interrupt-budget=1500000"];
