package dk.indsigt.domain.contact;

/** The way a wish reached the house. Every one is accepted (K-10). */
public enum AskedThrough {
    PORTAL,
    PHONE,
    LETTER,
    EMAIL,
    SHOP,
    /** A key pressed in the telephone menu. */
    IVR,
    /** The operator's web site. */
    WEB,
    /** The operator's app. */
    APP,
    /** Stated when the contract was made. */
    CONTRACT,
    /** Name and address protection reported by the population register. */
    PROTECTION,
    /** A load from another system; never turns a no into a yes. */
    BULK_LOAD,
    /** The time ran out for which it was said. */
    EXPIRY;

    /** @return whether staff may record it as the channel of a contact */
    public boolean desk() {
        return this == PHONE || this == LETTER || this == EMAIL || this == SHOP;
    }
}
