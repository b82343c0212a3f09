package dk.indsigt.domain.processing;

/** Where a figure or rule comes from (K-17). */
public enum Mark {
    /** The operator's own promise. */
    POLICY,
    /** The law. */
    LAW,
    /** A choice of the operator, to be reviewed. */
    INTERNAL
}
