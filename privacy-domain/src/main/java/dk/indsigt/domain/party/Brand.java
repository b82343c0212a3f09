package dk.indsigt.domain.party;

/** The brands of the controller. A consent is given per brand, an objection counts for all of them (K-32). */
public enum Brand {
    THREE,
    OISTER,
    FLEXII
}
