package dk.indsigt.domain.account;

/** Who one is to the house. The names are also the security roles of the container. */
public enum Role {
    CUSTOMER,
    AGENT,
    OFFICER,
    ADMIN,
    /** A timer. */
    SYSTEM,
    /** A machine client. */
    CLIENT;

    /** @return whether this role works at the desk */
    public boolean desk() {
        return this == AGENT || this == OFFICER;
    }
}
