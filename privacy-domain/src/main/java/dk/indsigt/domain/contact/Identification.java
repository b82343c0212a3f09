package dk.indsigt.domain.contact;

/** What counts as proof of who asks (P-9-a, B-37). */
public enum Identification {
    /** A code sent to a contact point that was on file before. */
    CODE,
    /** A MitID check, with its transaction reference. */
    MITID,
    /** A passport or driving licence seen in a shop; type and number only, never a copy (P-3.4.2-f). */
    DOCUMENT
}
