package dk.indsigt.domain.contact;

/** Why a member of staff opens a customer. Customers read it under "who has looked". */
public enum Reason {
    CUSTOMER_CALLS,
    CUSTOMER_WRITES,
    CUSTOMER_IN_SHOP,
    COMPLAINT,
    PRIVACY_REQUEST,
    BILLING_CHECK,
    FAULT_REPAIR,
    SUPERVISION
}
