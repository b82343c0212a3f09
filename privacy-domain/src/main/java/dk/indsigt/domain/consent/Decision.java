package dk.indsigt.domain.consent;

/** What was decided. */
public enum Decision {
    GIVEN,
    REFUSED,
    WITHDRAWN,
    OBJECTED,
    EXPIRED;

    /** @return whether it lets something happen */
    public boolean yes() {
        return this == GIVEN;
    }
}
