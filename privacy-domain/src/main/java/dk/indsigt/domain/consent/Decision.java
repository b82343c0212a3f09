package dk.indsigt.domain.consent;

import java.time.Instant;

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

    /**
     * @param validUntil when a yes ends by itself, or {@code null}
     * @return what it is at a moment
     */
    public Decision at(Instant validUntil, Instant now) {
        return yes() && validUntil != null && !validUntil.isAfter(now) ? EXPIRED : this;
    }
}
