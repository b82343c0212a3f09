package dk.indsigt.domain.protection;

/** What a data key protects. Destroying one leaves what the others protect readable. */
public enum KeyPurpose {
    CPR,
    RECORDING,
    /** Free text. */
    TEXT,
    /** Attachments and packages. */
    FILE
}
