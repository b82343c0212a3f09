package dk.indsigt.domain.contact;

/** Why staff uncover a full CPR number or a secret number. */
public enum DisclosureReason {
    IDENTITY_MATCH,
    CONTRACT_CHANGE,
    DEBT_CASE,
    FAULT_REPAIR,
    AUTHORITY_ORDER,
    CUSTOMER_ASKED
}
