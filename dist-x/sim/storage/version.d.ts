/** Version of the model's semantics. It changes with every rule that changes an outcome, so that a recorded trace can tell. */
export declare const modelVersion = "2";
