package dk.indsigt.domain.party;

/** What kind of customer; a sole trader is a natural person in business. */
public enum Segment {
    PRIVATE,
    SOLE_TRADER,
    BUSINESS
}
