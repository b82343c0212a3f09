package dk.indsigt.domain.rights;

/** Where a request stands. */
public enum RequestState {
    RECEIVED,
    IDENTITY_AWAITED,
    IN_PROGRESS,
    AWAITING_CUSTOMER,
    DECIDED,
    FULFILLED,
    CLOSED,
    WITHDRAWN;

    /** @return whether nothing follows any more */
    public boolean ended() {
        return this == CLOSED || this == WITHDRAWN;
    }

    /** @return who is to act next */
    public Ball ball() {
        return switch (this) {
            case IDENTITY_AWAITED, AWAITING_CUSTOMER -> Ball.CUSTOMER;
            case CLOSED, WITHDRAWN -> Ball.NOBODY;
            default -> Ball.HOUSE;
        };
    }

    /** Who has the ball. */
    public enum Ball {
        CUSTOMER,
        HOUSE,
        NOBODY
    }
}
