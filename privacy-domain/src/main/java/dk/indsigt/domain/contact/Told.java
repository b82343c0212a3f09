package dk.indsigt.domain.contact;

/** Facts a caller may know. Others may know them too: none is identification, nor are all of them together (case DE-1UND1-2020). */
public enum Told {
    NAME,
    BIRTH_DATE,
    CPR,
    ADDRESS,
    PHONE_NUMBER,
    CUSTOMER_NUMBER,
    SAYS_SPOUSE
}
