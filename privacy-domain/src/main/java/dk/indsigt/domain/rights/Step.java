package dk.indsigt.domain.rights;

/** What can happen to a request. */
public enum Step {
    RECEIVE,
    JOIN,
    ASK_IDENTITY,
    IDENTIFY,
    TAKE,
    ASK_CUSTOMER,
    ANSWER,
    EXTEND,
    PROPOSE,
    SEND_BACK,
    DECIDE,
    FULFIL,
    CLOSE,
    WITHDRAW
}
